package dev.nnm.benchmarks;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.BoundKernel;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.optimize.Optimizer;
import dev.nnm.runtime.optimize.Optimizers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of training: loss, gradient, and Adam, for a batch of 32. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TrainingStep {

    private static final int BATCH = 32;

    /** Which model. */
    @Param({"small", "digits"})
    public String model;

    private BoundKernel kernel;
    private Storage parameters;
    private Optimizer adam;
    private long step;

    /** Compiles the model; the inputs stay 0.5, the targets 0. */
    @Setup
    public void compile() {
        CompiledModel compiled = NnmCompiler.standard().compile(model + ".nnm", Models.text(model));
        parameters = compiled.weights().parameters();
        kernel = BoundKernel.of(compiled.kernels(), "train", BATCH, parameters);
        Storage x = kernel.input("x");
        for (int i = 0; i < x.size(); i++) {
            x.set(i, 0.5);
        }
        adam = Optimizers.create(new OptimizerPlan("adam", Map.of()), parameters.size());
    }

    /** The step. */
    @Benchmark
    public double step() {
        kernel.run(BATCH);
        adam.update(++step, parameters, kernel.result("gradient"), 0, parameters.size());
        return kernel.result("loss").get(0);
    }
}
