package dev.nnm.benchmarks.comparison;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/** The squares of the differences, summed over an example and averaged over the batch. */
final class MeanSquare extends Loss {

    MeanSquare() {
        super("mean square");
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray difference = predictions.singletonOrThrow().sub(labels.singletonOrThrow());
        return difference.square().sum().div(difference.getShape().get(0));
    }
}
