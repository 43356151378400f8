package dev.nnm.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.nnm.compiler.random.Trial.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Properties of random programs; how many, and from which seed on, can be said on the command line. */
class RandomProgramsTest {

    private static final String COUNT = "nnm.random.programs";
    private static final String KERNELS = "nnm.random.kernels";
    private static final String SEED = "nnm.random.seed";
    private static final int REPORTED = 10_000;

    private final long first = Long.getLong(SEED, 1);

    @Test
    void allPropertiesHold() {
        assertHold(COUNT, 2_500, RandomProgram::of, Property.ALL);
    }

    @Test
    void kernelsOfLargerTensorsEqualTheInterpreter() {
        assertHold(KERNELS, 60, RandomProgram::ofLargerTensors, Property.OF_LARGER_TENSORS);
    }

    private void assertHold(String count, int usually, LongFunction<RandomProgram> program, List<Property> properties) {
        Optional<Failure> failure = LongStream.range(first, first + Integer.getInteger(count, usually))
                .parallel()
                .peek(seed -> report(seed - first))
                .mapToObj(seed -> Trial.of(program.apply(seed), seed, properties))
                .flatMap(Optional::stream)
                .findFirst();
        failure.ifPresent(f -> fails(f, program.apply(f.seed()), count));
    }

    private static void report(long tested) {
        if (tested > 0 && tested % REPORTED == 0) {
            System.out.println("program " + tested);
        }
    }

    private static void fails(Failure failure, RandomProgram program, String count) {
        RandomProgram smallest = Shrinker.shrink(
                program, candidate -> Trial.again(candidate, failure).isPresent());
        Throwable cause = Trial.again(smallest, failure).orElse(failure).cause();
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        fail("""
                not so: %s
                %s
                The smallest program that fails in this way:

                %s
                Again: -D%s=%d -D%s=1""".formatted(failure.property().name(), trace, smallest.text(), SEED, failure.seed(), count));
    }

    @Test
    void theSameSeedGivesTheSameProgram() {
        assertThat(RandomProgram.of(3).text()).isEqualTo(RandomProgram.of(3).text());
        assertThat(LongStream.range(0, 100)
                        .mapToObj(seed -> RandomProgram.of(seed).text())
                        .distinct())
                .hasSize(100);
    }

    @Test
    void everyConstructIsWritten() {
        Set<String> written = new TreeSet<>();
        for (long seed = 0; seed < 3_000; seed++) {
            Choices choices = new Choices(seed);
            new ProgramWriter(choices).write();
            written.addAll(choices.constructs());
        }
        Set<String> all = new TreeSet<>();
        Family.ALL.forEach(family -> family.constructs().forEach(construct -> all.add(construct.name())));
        assertThat(written).containsAll(all);
    }

    @Test
    void whatFailsIsShrunkToItsCause() {
        RandomProgram program = new RandomProgram(LongStream.range(0, 5)
                .mapToObj(RandomProgram::of)
                .flatMap(p -> p.statements().stream())
                .toList());
        RandomProgram smallest = Shrinker.shrink(program, p -> p.text().contains("tanh("));
        assertThat(smallest.statements()).hasSize(1);
        assertThat(smallest.text()).hasSizeLessThan(60);
    }
}
