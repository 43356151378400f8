package dev.nnm.runtime;

import dev.nnm.runtime.parallel.Workers;

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

    /**
     * Lets the next runs spread their work over these threads. Results do not depend on them, to the last bit. Without
     * it a kernel runs on its caller's thread, as kernels do that have nothing worth spreading.
     */
    default void use(Workers workers) {}
}
