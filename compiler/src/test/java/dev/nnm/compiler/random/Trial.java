package dev.nnm.compiler.random;

import dev.nnm.compiler.problem.CompileException;
import java.util.List;
import java.util.Optional;

/** One program tested for its properties. */
final class Trial {

    /** The property that every program is right, which all others need. */
    private static final String CHECKS = "the checker accepts it";

    private Trial() {}

    /**
     * What went wrong.
     *
     * @param seed the seed of the program and its values
     * @param property the property that does not hold
     * @param cause how it was noticed
     */
    record Failure(long seed, String property, Throwable cause) {}

    /** Tests the program of a seed, each property on its share of programs. */
    static Optional<Failure> of(long seed) {
        List<Property> properties = Property.ALL.stream()
                .filter(property -> Math.floorMod(seed, property.every()) == 0)
                .toList();
        return of(RandomProgram.of(seed), seed, properties);
    }

    /** Tests all properties of a program, at values that a seed gives. */
    static Optional<Failure> ofAll(RandomProgram program, long seed) {
        return of(program, seed, Property.ALL);
    }

    /** Whether another program fails in the same way. */
    static Optional<Failure> again(RandomProgram program, Failure failure) {
        List<Property> properties = Property.ALL.stream()
                .filter(property -> property.name().equals(failure.property()))
                .toList();
        return of(program, failure.seed(), properties)
                .filter(other -> other.property().equals(failure.property()))
                .filter(other -> kind(other.cause()).equals(kind(failure.cause())));
    }

    /** Failures of one kind have one cause, as far as one can see. */
    private static String kind(Throwable cause) {
        return cause instanceof CompileException refusal
                ? refusal.problems().get(0).title()
                : cause.getClass().getName();
    }

    private static Optional<Failure> of(RandomProgram program, long seed, List<Property> properties) {
        String current = CHECKS;
        try {
            Subject subject = new Subject(program.text(), seed);
            for (Property property : properties) {
                current = property.name();
                property.test().of(subject);
            }
            return Optional.empty();
        } catch (Exception | AssertionError | StackOverflowError failure) {
            return Optional.of(new Failure(seed, current, failure));
        }
    }
}
