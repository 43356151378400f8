package dev.nnm.runtime.train;

import dev.nnm.runtime.BoundKernel;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import dev.nnm.runtime.random.RandomNumbers;
import dev.nnm.runtime.random.RandomNumbers.Purpose;

/** Cuts the examples, in a new random order each epoch, into batches; the last may be smaller. */
final class MiniBatches {

    private final Dataset examples;
    private final int size;
    private final long seed;
    private int[] order = {};

    MiniBatches(Dataset examples, int size, long seed) {
        this.examples = examples;
        this.size = Math.min(size, examples.count());
        this.seed = seed;
    }

    /** The size of all batches but the last. */
    int size() {
        return size;
    }

    /** The number of batches in an epoch. */
    int count() {
        return (examples.count() + size - 1) / size;
    }

    /** The number of examples in a batch, counted from 0. */
    int sizeOf(int batch) {
        return Math.min(size, examples.count() - batch * size);
    }

    void shuffle(int epoch) {
        order = new RandomNumbers(seed, Purpose.SHUFFLE, epoch).permutation(examples.count());
    }

    /** Copies the examples of a batch into a kernel's arguments. */
    void load(int batch, BoundKernel kernel) {
        int from = batch * size;
        int count = sizeOf(batch);
        for (VariableData input : examples.inputs()) {
            input.gather(order, from, count, kernel.input(input.name()));
        }
        for (VariableData target : examples.targets()) {
            target.gather(order, from, count, kernel.target(target.name()));
        }
    }
}
