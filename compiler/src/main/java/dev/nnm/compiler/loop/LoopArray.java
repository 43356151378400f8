package dev.nnm.compiler.loop;

import java.util.List;

/**
 * A flat array of numbers.
 *
 * @param name unique in its program; the user's name where there is one
 * @param role where its elements come from and go to
 * @param size the number of elements; where {@code batched}, for each example
 * @param batched whether the array holds {@code size} elements for each example, one example after another
 */
public record LoopArray(String name, Role role, int size, boolean batched) {

    /**
     * Indices up to here are written into the code of a class; each larger one would need room among its constants.
     * Arrays whose every element is referred to by number are made no longer.
     */
    public static final int LARGEST_NUMBERED = 32_000;

    /** What an array is for. */
    public sealed interface Role {

        /**
         * Given by the caller and read.
         *
         * @param position the position among the kernel's arguments
         */
        record Input(int position) implements Role {}

        /**
         * Given by the caller and written.
         *
         * @param position the position among the kernel's arguments
         */
        record Result(int position) implements Role {}

        /** Owned by the kernel; undefined before it is written in a run. */
        record Work() implements Role {}

        /** Owned by the kernel, with room for each part of a task; undefined before it is written in a part. */
        record Part() implements Role {}

        /**
         * Numbers of the program itself.
         *
         * @param values the elements
         */
        record Literal(List<Double> values) implements Role {

            /** Copies the values. */
            public Literal {
                values = List.copyOf(values);
            }
        }
    }
}
