package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that the checker can say is said in the corpus of bad programs, where it can be read in its place. */
class WordingTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "nnm", "compiler", "check");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern JAVA_WORDS =
            Pattern.compile("Exception|\\b(null|java|class file|node|bytecode|stack|Optional|Tensor)\\b");

    /** Shorter pieces, such as " and ", stand in many places. */
    private static final int SHORTEST = 8;

    private static String corpus() throws IOException {
        try (Stream<Path> files = Files.walk(Golden.folder("bad"))) {
            return files.filter(file -> file.toString().endsWith(".expected"))
                    .map(Golden::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static List<String> problemFiles() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Problems.java"))
                    .toList();
        }
    }

    private static List<String> pieces(String file) {
        return STRING.matcher(Golden.read(SOURCES.resolve(file)))
                .results()
                .flatMap(literal -> Stream.of(literal.group(1).split("\\\\n", -1)))
                .map(text -> text.replace("\\\"", "\"").replace("\\\\", "\\"))
                .filter(text -> text.length() >= SHORTEST)
                .toList();
    }

    @Test
    void everyPieceOfWordingStandsInTheCorpus() throws IOException {
        String corpus = corpus();

        List<String> pieces =
                problemFiles().stream().flatMap(file -> pieces(file).stream()).toList();
        assertThat(pieces)
                .hasSizeGreaterThan(100)
                .allSatisfy(piece -> assertThat(corpus).contains(piece));
        assertThat(pieces("Describe.java"))
                .filteredOn(piece -> piece.endsWith("."))
                .allSatisfy(piece -> assertThat(corpus).contains(piece));
    }

    @Test
    void noMessageSpeaksOfTheInside() throws IOException {
        assertThat(corpus()).doesNotContainPattern(JAVA_WORDS);
    }
}
