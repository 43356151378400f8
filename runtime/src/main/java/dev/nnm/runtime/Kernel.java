package dev.nnm.runtime;

/**
 * One compiled function over a batch: the form in which generated code is called. A kernel keeps its working arrays
 * between calls, so an instance serves one thread at a time.
 */
public interface Kernel {

    /**
     * Runs the function.
     *
     * @param batch the number of examples, at least 0
     * @param arguments a storage for each argument of the kernel's {@link KernelDescription}, in its order and in the
     *     kernel's precision; results are written in place
     */
    void run(int batch, Storage[] arguments);
}
