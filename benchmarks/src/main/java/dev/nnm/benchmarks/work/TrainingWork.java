package dev.nnm.benchmarks.work;

import dev.nnm.benchmarks.measure.Work;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.optimize.Optimizer;
import dev.nnm.runtime.optimize.Optimizers;
import java.util.Map;

/** A step of training: the loss, its gradient, and Adam. */
public final class TrainingWork implements Work {

    /** Adam's rate on every side. */
    public static final float RATE = 0.001f;

    private final KernelWork kernel;
    private final Storage parameters;
    private final Storage gradient;
    private final Optimizer adam;
    private long step;

    /** Trains with a kernel {@code train} whose inputs and targets are set. */
    public TrainingWork(KernelWork kernel) {
        this.kernel = kernel;
        this.parameters = kernel.parameters();
        this.gradient = kernel.result("gradient");
        OptimizerPlan plan = new OptimizerPlan("adam", Map.of("rate", (double) RATE));
        this.adam = Optimizers.create(plan, parameters.precision(), parameters.size())
                .with(kernel.workers());
    }

    /** Trains a network on random data. */
    public static TrainingWork of(Mlp network) {
        return new TrainingWork(kernel(network));
    }

    /** The same with one thread, whatever the line allows. */
    public static TrainingWork alone(Mlp network) {
        return new TrainingWork(kernel(network).alone());
    }

    private static KernelWork kernel(Mlp network) {
        return new KernelWork(network.program(), "train", network.batch(), "loss")
                .input("x", network.inputData())
                .target("t", network.targetData());
    }

    @Override
    public void run() {
        kernel.run();
        adam.update(++step, parameters, gradient, 0, parameters.size());
    }

    @Override
    public double fingerprint() {
        return kernel.fingerprint();
    }
}
