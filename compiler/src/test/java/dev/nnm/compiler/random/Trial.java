package dev.nnm.compiler.random;

import dev.nnm.compiler.problem.CompileException;
import java.util.List;
import java.util.Optional;

/** One program tested for its properties. */
final class Trial {

    /** The property that every program is right, which all others need. */
    private static final Property CHECKS = new Property("the checker accepts it", 1, subject -> {});

    private Trial() {}

    /**
     * What went wrong.
     *
     * @param seed the seed of the program and its values
     * @param property the property that does not hold
     * @param cause how it was noticed
     */
    record Failure(long seed, Property property, Throwable cause) {}

    /** Tests a program, each property on its share of programs, at values that a seed gives. */
    static Optional<Failure> of(RandomProgram program, long seed, List<Property> properties) {
        return ofAll(
                program,
                seed,
                properties.stream()
                        .filter(property -> Math.floorMod(seed, property.every()) == 0)
                        .toList());
    }

    /** Tests some properties of a program, at values that a seed gives. */
    static Optional<Failure> ofAll(RandomProgram program, long seed, List<Property> properties) {
        Property current = CHECKS;
        try {
            Subject subject = new Subject(program.text(), seed);
            for (Property property : properties) {
                current = property;
                property.test().of(subject);
            }
            return Optional.empty();
        } catch (Exception | AssertionError | StackOverflowError failure) {
            return Optional.of(new Failure(seed, current, failure));
        }
    }

    /** Whether another program fails in the same way. */
    static Optional<Failure> again(RandomProgram program, Failure failure) {
        return ofAll(program, failure.seed(), List.of(failure.property()))
                .filter(other -> other.property().equals(failure.property()))
                .filter(other -> kind(other.cause()).equals(kind(failure.cause())));
    }

    /** Failures of one kind have one cause, as far as one can see. */
    private static String kind(Throwable cause) {
        return cause instanceof CompileException refusal
                ? refusal.problems().get(0).title()
                : cause.getClass().getName();
    }
}
