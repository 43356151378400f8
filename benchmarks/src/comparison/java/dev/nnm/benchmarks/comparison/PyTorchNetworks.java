package dev.nnm.benchmarks.comparison;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.loss.Loss;
import dev.nnm.benchmarks.measure.Work;
import dev.nnm.benchmarks.work.Lenet;
import dev.nnm.benchmarks.work.Lstm;
import dev.nnm.benchmarks.work.Mlp;
import java.util.function.UnaryOperator;

/** The measured networks, of PyTorch's blocks. */
final class PyTorchNetworks {

    private PyTorchNetworks() {}

    /** Training of fully connected layers. */
    static Work training(Mlp network) {
        SequentialBlock block = new SequentialBlock();
        UnaryOperator<NDArray> activation = network.activation().equals("tanh") ? Activation::tanh : Activation::relu;
        for (int layer = 1; layer < network.sizes().size(); layer++) {
            block.add(Linear.builder().setUnits(network.sizes().get(layer)).build());
            if (layer < network.sizes().size() - 1) {
                block.add(array -> new NDList(activation.apply(array.singletonOrThrow())));
            }
        }
        Loss loss = network.classifies() ? Loss.softmaxCrossEntropyLoss() : new MeanSquare();
        Shape targets = network.classifies() ? new Shape(network.batch()) : new Shape(network.batch(), 1);
        return new PyTorchTraining(block, loss, true)
                .inputs(new Shape(network.batch(), network.inputs()), network.inputData())
                .targets(targets, network.targetData())
                .parameters(network.program());
    }

    /** Training of LeNet-5. */
    static Work lenet(int batch) {
        SequentialBlock block = new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(5, 5))
                        .optPadding(new Shape(2, 2))
                        .setFilters(6)
                        .build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(5, 5))
                        .setFilters(16)
                        .build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(120).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(84).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(10).build());
        return new PyTorchTraining(block, Loss.softmaxCrossEntropyLoss(), true)
                .inputs(new Shape(batch, 1, Lenet.SIDE, Lenet.SIDE), Lenet.inputData(batch))
                .targets(new Shape(batch), Lenet.targetData(batch))
                .parameters(Lenet.PROGRAM);
    }

    /** Forward and backward through an LSTM; the loss looks at the last state. */
    static Work lstm(int batch) {
        SequentialBlock block = new SequentialBlock()
                .add(LSTM.builder()
                        .setNumLayers(1)
                        .setStateSize(Lstm.STATE)
                        .optBatchFirst(true)
                        .optReturnState(false)
                        .build())
                .add(list -> new NDList(list.singletonOrThrow().get(":, -1")));
        return new PyTorchTraining(block, new MeanSquare(), false)
                .inputs(new Shape(batch, Lstm.STEPS, Lstm.INPUTS), Lstm.inputData(batch))
                .targets(new Shape(batch, Lstm.STATE), new float[batch * Lstm.STATE])
                .parameters(Lstm.PROGRAM);
    }
}
