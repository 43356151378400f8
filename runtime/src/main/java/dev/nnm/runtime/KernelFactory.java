package dev.nnm.runtime;

import java.util.List;

/**
 * Makes a model's kernels.
 *
 * <ul>
 *   <li>{@code predict}: inputs, parameters → every output, batched.
 *   <li>{@code gradient:NAME} for a scalar output NAME: inputs, parameters → {@code value}, then for every numeric
 *       input a result of its name, the gradient; all batched.
 *   <li>{@code train}, if the model has a loss: inputs, targets, parameters, and a {@code draw} if the model uses
 *       random numbers → {@code loss}, a scalar; {@code gradient}, flat over the trained parameters;
 *       {@code statistics}, the new values of the other parameters, flat, if there are any; all for the whole batch.
 *   <li>{@code evaluate}, if the model has a loss: inputs, targets, parameters → {@code loss}, then every metric;
 *       scalars, the means over the batch.
 * </ul>
 */
public interface KernelFactory {

    /** The signatures of all kernels. */
    List<KernelDescription> descriptions();

    /**
     * Makes an instance, to be used by one thread at a time.
     *
     * @throws IllegalArgumentException if there is no kernel of this name
     */
    Kernel create(String name);

    /** Whether there is a kernel of this name. */
    default boolean has(String name) {
        return descriptions().stream().anyMatch(d -> d.name().equals(name));
    }

    /** Whether kernels would be faster if Java was started with {@link Vectors#MODULE}, or are because it was. */
    default boolean gainsFromVectors() {
        return false;
    }

    /**
     * The signature of a kernel.
     *
     * @throws IllegalArgumentException if there is no kernel of this name
     */
    default KernelDescription describe(String name) {
        return descriptions().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no kernel " + name));
    }
}
