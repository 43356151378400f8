package dev.nnm.benchmarks.work;

import dev.nnm.compiler.NnmCompiler;
import java.util.function.DoubleSupplier;

/**
 * From text to a kernel, each time anew.
 *
 * @param program the text
 * @param kernel the name of the kernel that is made
 */
public record CompileWork(String program, String kernel) implements DoubleSupplier {

    @Override
    public double getAsDouble() {
        long start = System.nanoTime();
        NnmCompiler.standard().compile("benchmark.nnm", program).kernels().create(kernel);
        return (System.nanoTime() - start) / 1e6;
    }
}
