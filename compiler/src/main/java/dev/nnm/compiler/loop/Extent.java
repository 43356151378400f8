package dev.nnm.compiler.loop;

/** Which values an index takes. */
public sealed interface Extent {

    /**
     * A number known when the kernel is compiled.
     *
     * @param count at least 2, or 1 where a loop of the user's has one step; other loops that run once are not made
     */
    record Fixed(int count) implements Extent {

        @Override
        public String toString() {
            return String.valueOf(count);
        }
    }

    /**
     * A position that is found in data: −1 for none, else less than a size.
     *
     * @param size the number of positions
     */
    record Computed(int size) implements Extent {

        @Override
        public String toString() {
            return "positions of " + size;
        }
    }

    /** What the caller says of a part of a task. */
    record Part() implements Extent {

        @Override
        public String toString() {
            return "parts";
        }
    }

    /** Whether it depends on the number of examples, which is known when the kernel is called. */
    default boolean dependsOnBatch() {
        return false;
    }

    /** The number of examples. */
    record Batch() implements Extent {

        @Override
        public boolean dependsOnBatch() {
            return true;
        }

        @Override
        public String toString() {
            return "batch";
        }
    }

    /**
     * How many whole blocks of examples there are.
     *
     * @param examples of a block
     */
    record Blocks(int examples) implements Extent {

        @Override
        public boolean dependsOnBatch() {
            return true;
        }

        @Override
        public String toString() {
            return "batch / " + examples;
        }
    }

    /**
     * The examples after the last whole block.
     *
     * @param examples of a block
     */
    record AfterBlocks(int examples) implements Extent {

        @Override
        public boolean dependsOnBatch() {
            return true;
        }

        @Override
        public String toString() {
            return "batch, after blocks of " + examples;
        }
    }
}
