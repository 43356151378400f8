package dev.nnm.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs in which a property of random programs once did not hold; {@code ---} separates those of one file. */
class KnownProgramsTest {

    private static final Path FOLDER = Path.of("src/test/resources/random");
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 6L, 12L);

    static Stream<String> programs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().flatMap(KnownProgramsTest::read).toList().stream();
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Arrays.stream(Files.readString(file).split("(?m)^---\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void allPropertiesHold(String program) {
        for (long seed : SEEDS) {
            assertThat(Trial.ofAll(RandomProgram.ofText(program), seed, Property.ALL))
                    .isEmpty();
        }
    }
}
