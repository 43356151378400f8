package dev.nnm.runtime.train;

import dev.nnm.runtime.BoundKernel;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import dev.nnm.runtime.random.RandomNumbers;
import dev.nnm.runtime.random.RandomNumbers.Purpose;
import java.util.stream.Stream;

/** Cuts the examples, in a new random order each epoch, into batches for a kernel; the last may be smaller. */
final class MiniBatches {

    private final int[] order;
    private final int size;
    private final long seed;
    private final VariableData[] variables;
    private final Storage[] arguments;

    /**
     * Prepares batches.
     *
     * @param kernel whose inputs and targets they become; they are as large as its capacity
     */
    MiniBatches(Dataset examples, long seed, BoundKernel kernel) {
        this.order = new int[examples.count()];
        this.size = kernel.capacity();
        this.seed = seed;
        this.variables = Stream.concat(examples.inputs().stream(), examples.targets().stream())
                .toArray(VariableData[]::new);
        this.arguments = Stream.concat(
                        examples.inputs().stream().map(v -> kernel.input(v.name())),
                        examples.targets().stream().map(v -> kernel.target(v.name())))
                .toArray(Storage[]::new);
    }

    /** The number of batches in an epoch. */
    int count() {
        return (order.length + size - 1) / size;
    }

    /** The number of examples in a batch, counted from 0. */
    int sizeOf(int batch) {
        return Math.min(size, order.length - batch * size);
    }

    void shuffle(int epoch) {
        new RandomNumbers(seed, Purpose.SHUFFLE, epoch).permute(order);
    }

    /** Copies the examples of a batch into the kernel's arguments. */
    void load(int batch) {
        int from = batch * size;
        int count = sizeOf(batch);
        for (int i = 0; i < variables.length; i++) {
            variables[i].gather(order, from, count, arguments[i]);
        }
    }
}
