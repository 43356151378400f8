package dev.nnm.runtime;

import java.util.List;

/**
 * The signature of a kernel.
 *
 * @param name the kernel's name within its model, such as {@code predict} or {@code train}
 * @param arguments what {@link Kernel#run} is given, in order
 */
public record KernelDescription(String name, List<Argument> arguments) {

    /** Copies the list. */
    public KernelDescription {
        arguments = List.copyOf(arguments);
    }

    /** What an argument is for. */
    public enum Role {
        /** A model input, read; a class label is its index. */
        INPUT,
        /** A target, read; a class label is its index. */
        TARGET,
        /** All parameters in one flat array, read. */
        PARAMETERS,
        /** What random numbers are drawn from, read: the two halves of a draw. */
        DRAW,
        /** A tangent or cotangent given by the caller, read. */
        SEED,
        /** A result, written. */
        RESULT
    }

    /**
     * One argument.
     *
     * @param name the name in the model file, or {@code parameters}
     * @param role what it is for
     * @param shape the sizes for one example; empty for a scalar
     * @param batched whether the array holds one such tensor for each example (batch axis first) or one in all
     */
    public record Argument(String name, Role role, List<Integer> shape, boolean batched) {

        /** Copies the shape. */
        public Argument {
            shape = List.copyOf(shape);
        }

        /** The number of elements for one example. */
        public int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }
}
