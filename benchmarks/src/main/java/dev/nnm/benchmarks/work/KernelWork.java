package dev.nnm.benchmarks.work;

import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.measure.Work;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.BoundKernel;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.parallel.Workers;

/** A run of a generated kernel. */
public final class KernelWork implements Work {

    private Workers workers;
    private final BoundKernel kernel;
    private final Storage parameters;
    private final int batch;
    private final String result;

    /**
     * Compiles a program.
     *
     * @param program its text
     * @param kernelName which of its kernels
     * @param batch the examples of a run
     * @param result the result whose sum is the fingerprint
     */
    public KernelWork(String program, String kernelName, int batch, String result) {
        this(OurCompiler.get(), program, kernelName, batch, result);
    }

    /** Compiles a program in another way than the standard. */
    KernelWork(NnmCompiler compiler, String program, String kernelName, int batch, String result) {
        this(compiler.compile("benchmark.nnm", program), kernelName, batch, result);
    }

    /** Runs a kernel of a model. */
    KernelWork(CompiledModel model, String kernelName, int batch, String result) {
        this.workers = Workers.of(Threads.allowed());
        this.parameters = model.weights().parameters();
        this.kernel =
                BoundKernel.of(model.kernels(), kernelName, batch, parameters).with(workers);
        this.batch = batch;
        this.result = result;
    }

    /** Sets an input. */
    public KernelWork input(String name, float... values) {
        copy(values, kernel.input(name));
        return this;
    }

    /** Sets a target. */
    public KernelWork target(String name, float... values) {
        copy(values, kernel.target(name));
        return this;
    }

    /** The threads that the kernel may use. */
    Workers workers() {
        return workers;
    }

    /** The same kernel with one thread, whatever the line allows. */
    public KernelWork alone() {
        workers = Workers.ONE;
        kernel.with(workers);
        return this;
    }

    /** All parameters. */
    public Storage parameters() {
        return parameters;
    }

    /** A result of the last run. */
    public Storage result(String name) {
        return kernel.result(name);
    }

    @Override
    public void run() {
        kernel.run(batch);
    }

    @Override
    public double fingerprint() {
        return sum(kernel.result(result));
    }

    /** The sum of the elements. */
    static double sum(Storage numbers) {
        double sum = 0;
        for (int i = 0; i < numbers.size(); i++) {
            sum += numbers.get(i);
        }
        return sum;
    }

    private static void copy(float[] values, Storage to) {
        for (int i = 0; i < values.length; i++) {
            to.set(i, values[i]);
        }
    }
}
