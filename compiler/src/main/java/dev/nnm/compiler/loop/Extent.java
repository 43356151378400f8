package dev.nnm.compiler.loop;

/** How often a loop runs. */
public sealed interface Extent {

    /**
     * A number known when the kernel is compiled.
     *
     * @param count at least 2 where lowering makes it; loops that run once are not made
     */
    record Fixed(int count) implements Extent {

        @Override
        public String toString() {
            return String.valueOf(count);
        }
    }

    /** The number of examples, known when the kernel is called. */
    record Batch() implements Extent {

        @Override
        public String toString() {
            return "batch";
        }
    }
}
