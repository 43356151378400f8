package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nnm.compiler.check.Checker;
import dev.nnm.compiler.check.Library;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.NnmParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code bad/<topic>/<name>.nnm} is refused with the text of {@code <name>.expected} beside it. After a change of
 * wording refresh the expected texts (see {@link Golden}) and read them as a user would.
 */
class BadProgramsTest {

    private static final Path CORPUS = Golden.folder("bad");

    /** The folder of what programs import. */
    private static final String IMPORTED = "imported";

    private static final Library LIBRARY = Library.read();

    static List<Path> programs() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".nnm"))
                    .filter(file -> !file.getParent().endsWith(IMPORTED))
                    .map(CORPUS::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isRefusedWithTheExpectedText(Path program) throws IOException {
        Path file = CORPUS.resolve(program);
        String name = file.getFileName().toString();
        SourceText source = new SourceText(name, Golden.read(file));

        CompileException refusal = catchThrowableOfType(CompileException.class, () -> check(source, imported(file)));

        assertThat(refusal).as("%s is accepted", program).isNotNull();
        Golden.assertMatches(file.resolveSibling(name.replace(".nnm", ".expected")), refusal.getMessage() + "\n");
    }

    private static void check(SourceText source, Map<String, String> imported) {
        Checker.check(NnmParser.parse(source, new ImportedTexts(imported)), LIBRARY, null);
    }

    /** What a program may import: itself, and the files in the folder for this. */
    private static Map<String, String> imported(Path program) throws IOException {
        Map<String, String> texts = new HashMap<>();
        texts.put(program.getFileName().toString(), Golden.read(program));
        Path folder = program.resolveSibling(IMPORTED);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(file -> texts.put(IMPORTED + "/" + file.getFileName(), Golden.read(file)));
            }
        }
        return texts;
    }

    @Test
    void theCorpusHasNoTextWithoutProgram() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".expected")))
                    .allSatisfy(file -> assertThat(file.resolveSibling(
                                    file.getFileName().toString().replace(".expected", ".nnm")))
                            .exists());
        }
    }
}
