package dev.nnm.benchmarks.work;

import dev.nnm.compiler.NnmCompiler;
import java.util.function.DoubleSupplier;

/**
 * From text to a kernel.
 *
 * @param compiler compiles anew each time, or has a cache
 * @param program the text
 * @param kernel the name of the kernel that is made
 */
public record CompileWork(NnmCompiler compiler, String program, String kernel) implements DoubleSupplier {

    @Override
    public double getAsDouble() {
        long start = System.nanoTime();
        compiler.compile("benchmark.nnm", program).kernels().create(kernel);
        return (System.nanoTime() - start) / 1e6;
    }
}
