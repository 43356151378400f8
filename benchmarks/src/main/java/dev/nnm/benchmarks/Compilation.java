package dev.nnm.benchmarks;

import dev.nnm.benchmarks.work.Mlp;
import dev.nnm.benchmarks.work.ScalarProgram;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.Kernel;
import java.util.List;
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

/** From text to kernels, in a warm JVM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Compilation {

    /** The operations of the long expression. */
    @Param({"1000", "10000"})
    public int operations;

    private static final Mlp DIGITS = new Mlp(List.of(64, 64, 10), "relu", 32);

    private String chain;

    /** Writes the long expression. */
    @Setup
    public void write() {
        chain = ScalarProgram.random(20, operations).program();
    }

    /** A network to its training kernel. */
    @Benchmark
    public Kernel network() {
        return NnmCompiler.standard()
                .compile("digits.nnm", DIGITS.program())
                .kernels()
                .create("train");
    }

    /** A long expression to its value and gradient. */
    @Benchmark
    public Kernel expression() {
        CompiledModel model = NnmCompiler.standard().compile("chain.nnm", chain);
        return model.kernels().create("gradient:y");
    }
}
