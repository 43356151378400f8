package dev.nnm.compiler.emit;

import com.palantir.javapoet.ClassName;
import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.FloatStorage;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.math.SpecialFunctions;
import dev.nnm.runtime.parallel.ParallelTask;
import dev.nnm.runtime.parallel.Workers;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The simple names that generated code refers to. A user's name that hid one of them would change its meaning. */
final class ReferredNames {

    /** The classes of Java and of the runtime that kernels name. */
    private static final Set<Class<?>> CLASSES_OF_KERNELS = Set.of(
            Math.class,
            Arrays.class,
            Float.class,
            Double.class,
            Integer.class,
            System.class,
            String.class,
            Override.class,
            IllegalArgumentException.class,
            Kernel.class,
            Storage.class,
            DoubleStorage.class,
            FloatStorage.class,
            SpecialFunctions.class,
            ParallelTask.class,
            Workers.class);

    /** The arguments of kernels' methods, and what else has one name in all kernels. */
    private static final Set<String> FIXED_NAMES =
            Set.of("batch", "arguments", "run", "length", "part", "parts", "given");

    /** What a class beside generated ones must not be called. */
    static final Set<String> CLASSES = Stream.of(
                    CLASSES_OF_KERNELS.stream().map(Class::getSimpleName),
                    VectorApi.CLASSES.stream().map(ClassName::simpleName),
                    Stream.of(FacadeEmitter.KERNELS))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    /** What a variable of generated code must not be called. */
    static final Set<String> ALL = Stream.of(CLASSES, VectorApi.OPERATORS, FIXED_NAMES)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private ReferredNames() {}
}
