package dev.nnm.runtime;

import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.KernelDescription.Role;
import dev.nnm.runtime.parallel.Workers;
import dev.nnm.runtime.random.DrawnNumbers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A kernel together with storages for its arguments, allocated once for a largest batch. Callers fill {@link #input}
 * and {@link #target}, run, and read {@link #result}. One thread at a time.
 */
public final class BoundKernel {

    private final KernelDescription description;
    private final Kernel kernel;
    private final int capacity;
    private final Storage[] arguments;
    private final @Nullable Storage draw;

    private BoundKernel(KernelDescription description, Kernel kernel, int capacity, Storage parameters) {
        this.description = description;
        this.kernel = kernel;
        this.capacity = capacity;
        this.arguments = description.arguments().stream()
                .map(a -> a.role() == Role.PARAMETERS ? parameters : allocate(a, capacity, parameters.precision()))
                .toArray(Storage[]::new);
        this.draw = find(Role.DRAW, argument -> true);
    }

    /**
     * Makes a kernel ready to run.
     *
     * @param factory makes the kernel
     * @param name the kernel's name
     * @param capacity the largest batch
     * @param parameters the model's parameters: shared, not copied, so that the kernel sees every update
     * @throws IllegalArgumentException if there is no such kernel, or the batch is negative or too large for an array
     */
    public static BoundKernel of(KernelFactory factory, String name, int capacity, Storage parameters) {
        Objects.requireNonNull(factory, "factory is null");
        Objects.requireNonNull(parameters, "parameters is null");
        if (capacity < 0) {
            throw new IllegalArgumentException("a capacity of " + capacity + ": it must be 0 or more");
        }
        return new BoundKernel(factory.describe(name), factory.create(name), capacity, parameters);
    }

    /** The same kernel, which from now on spreads its work over these threads; at first it has its caller's alone. */
    public BoundKernel with(Workers workers) {
        kernel.use(workers);
        return this;
    }

    /** The largest batch. */
    public int capacity() {
        return capacity;
    }

    /** Where to write an input, the batch axis first. */
    public Storage input(String name) {
        return argument(Role.INPUT, name);
    }

    /** Where to write a target, the batch axis first. */
    public Storage target(String name) {
        return argument(Role.TARGET, name);
    }

    /** Where a result is found after {@link #run}. */
    public Storage result(String name) {
        return argument(Role.RESULT, name);
    }

    /** Where a result is found after {@link #run}, if the kernel has one of this name. */
    public Optional<Storage> findResult(String name) {
        return Optional.ofNullable(find(Role.RESULT, argument -> argument.name().equals(name)));
    }

    /** Sets what random numbers are drawn from in the next runs; a kernel that needs none ignores it. */
    public void draw(long seed, long update) {
        if (draw != null) {
            draw.set(0, DrawnNumbers.draw(seed, update, 0));
            draw.set(1, DrawnNumbers.draw(seed, update, 1));
        }
    }

    /**
     * Runs the kernel on the first {@code batch} examples of its argument storages.
     *
     * @throws IllegalArgumentException if the batch is larger than the capacity
     */
    public void run(int batch) {
        if (batch < 0 || batch > capacity) {
            throw new IllegalArgumentException("a batch of " + batch + " for a capacity of " + capacity);
        }
        kernel.run(batch, arguments);
    }

    private Storage argument(Role role, String name) {
        Storage found = find(role, argument -> argument.name().equals(name));
        if (found == null) {
            throw new IllegalArgumentException("the kernel " + description.name() + " has no argument " + name);
        }
        return found;
    }

    private @Nullable Storage find(Role role, Predicate<Argument> wanted) {
        List<Argument> all = description.arguments();
        for (int i = 0; i < arguments.length; i++) {
            if (all.get(i).role() == role && wanted.test(all.get(i))) {
                return arguments[i];
            }
        }
        return null;
    }

    private static Storage allocate(Argument argument, int capacity, Precision precision) {
        long size = (long) argument.size() * (argument.batched() ? capacity : 1);
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a batch of " + capacity + " is too large: " + argument.name()
                    + " would need " + size + " elements");
        }
        return Storage.allocate(precision, (int) size);
    }
}
