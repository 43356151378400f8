package dev.nnm.benchmarks.comparison;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import dev.nnm.benchmarks.measure.Work;
import dev.nnm.benchmarks.work.TrainingWork;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.Storage;

/**
 * A step of training with PyTorch through DJL: its autograd, its kernels, its Adam. The data stays in the engine, and
 * what a step allocates there is freed at its end.
 */
final class PyTorchTraining implements Work {

    private final Model model;
    private final Trainer trainer;
    private final NDManager manager;
    private final Loss loss;
    private final boolean optimizes;
    private NDList inputs = new NDList();
    private NDList targets = new NDList();
    private float lastLoss;

    /**
     * Makes a trainer.
     *
     * @param block the network
     * @param loss of the network's result and the targets
     * @param optimizes whether a step ends with Adam's update
     */
    PyTorchTraining(Block block, Loss loss, boolean optimizes) {
        this.model = Model.newInstance("rival", "PyTorch");
        this.manager = model.getNDManager();
        this.loss = loss;
        this.optimizes = optimizes;
        model.setBlock(block);
        this.trainer = model.newTrainer(new DefaultTrainingConfig(loss)
                .optOptimizer(Adam.builder()
                        .optLearningRateTracker(Tracker.fixed(TrainingWork.RATE))
                        .build()));
    }

    /** Sets the inputs, and with them the shapes of the parameters. */
    PyTorchTraining inputs(Shape shape, float[] values) {
        inputs = new NDList(manager.create(values, shape));
        trainer.initialize(shape);
        return this;
    }

    /** Sets the targets. */
    PyTorchTraining targets(Shape shape, float[] values) {
        targets = new NDList(manager.create(values, shape));
        return this;
    }

    /** Gives the parameters the values that they have initially in a program with the same ones in the same order. */
    PyTorchTraining parameters(String program) {
        Storage values = NnmCompiler.standard()
                .compile("benchmark.nnm", program)
                .weights()
                .parameters();
        int offset = 0;
        for (Parameter parameter : model.getBlock().getParameters().values()) {
            NDArray array = parameter.getArray();
            float[] part = new float[(int) array.size()];
            for (int i = 0; i < part.length; i++) {
                part[i] = (float) values.get(offset++);
            }
            array.set(part);
        }
        if (offset != values.size()) {
            throw new IllegalStateException("the program has " + values.size() + " parameters, PyTorch " + offset);
        }
        return this;
    }

    @Override
    public void run() {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                // a recurrent block adds states to the list that it is given
                NDArray value = loss.evaluate(targets, trainer.forward(new NDList(inputs)));
                gradients.backward(value);
                lastLoss = value.getFloat();
            }
        }
        if (optimizes) {
            trainer.step();
        }
    }

    @Override
    public double fingerprint() {
        return lastLoss;
    }
}
