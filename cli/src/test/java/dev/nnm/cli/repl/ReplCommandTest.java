package dev.nnm.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplCommandTest {

    @TempDir
    private Path folder;

    private static Cli type(String text, String... options) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            String[] arguments = new String[options.length + 1];
            arguments[0] = "repl";
            System.arraycopy(options, 0, arguments, 1, options.length);
            return Cli.run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void entriesComeFromAPipe() {
        Cli cli = type("fn f(a) {\n  a^3\n}\ngrad(f)(2)\n:quit\nnever = 1\n");

        assertThat(cli.code()).isEqualTo(ExitCode.FINE);
        assertThat(cli.out()).isEqualTo("12\n");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void mistakesAreToldAndTheSessionGoesOn() {
        Cli cli = type("y = nope\ny = 2\ny");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).contains("session:1:5: unknown name \"nope\"");
        assertThat(cli.out()).isEqualTo("y = 2\n2\n");
    }

    @Test
    void aFileCanBeTheBeginning() {
        assertThat(type(":at x1 = 2, x2 = 5\ngrad(y, x1)\n", Cli.sample("baydin"))
                        .out())
                .endsWith("5.5\n");
        assertThat(type("", Cli.sample("no")).code()).isEqualTo(ExitCode.MISTAKE);
    }

    @Test
    void picturesAreWritten() {
        Path png = folder.resolve("sine.png");

        assertThat(type("input x\n:plot sin(x) over x in -3..3 to " + png).out())
                .contains("wrote " + png);
        assertThat(png).isNotEmptyFile();
        for (String command : List.of(":plot x over x in 0..1 to ", ":save ")) {
            assertThat(type("input x\n" + command + folder.resolve("no/x.png")).err())
                    .contains("no/x.png: there is no folder " + folder.resolve("no") + " to write to.");
        }
    }

    @Test
    void aLoadedFileIsSavedAgain() throws IOException {
        Path model = Files.writeString(folder.resolve("m.nnm"), "# mine\ninput x\ny = x  # so far\n");

        Cli cli = type(":load " + model + "\ny = 2 * x\n:save " + model + "\ny = 3 * x\n:save " + model);
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).endsWith("wrote " + model + ": what is defined\n");
        assertThat(model).hasContent("# mine\ninput x\ny = 3 * x\n");

        assertThat(type(":load " + model + "\n:undo\n:save " + model).err())
                .isEqualTo("writing " + model + " would replace a file that was read, but of which nothing is defined "
                        + "now; name another file\n");
        assertThat(model).hasContent("# mine\ninput x\ny = 3 * x\n");
    }

    @Test
    void whatIsImportedIsNotReplaced() throws IOException {
        Path model = Files.writeString(folder.resolve("m.nnm"), "import \"f.nnm\"\ninput x\ny = twice(x)\n");
        Path functions = Files.writeString(folder.resolve("f.nnm"), "fn twice(v) = 2 * v\n");
        String load = ":load " + model + "\n:save ";

        assertThat(type(load + functions).err())
                .contains("would replace a file that the model imports; name another file");
        assertThat(functions).hasContent("fn twice(v) = 2 * v\n");
        assertThat(type(load + folder.resolve("new.nnm")).code()).isZero();
    }

    @Test
    void theTerminalAsksForMoreWhileABracketIsOpenAndCompletesWords() {
        EntryParser parser = new EntryParser();
        assertThat(catchThrowable(() -> parser.parse("fn f(a) {", 9, ParseContext.ACCEPT_LINE)))
                .isInstanceOf(EOFError.class);
        ParsedLine line = parser.parse("y = W' @ soft", 13, ParseContext.COMPLETE);
        assertThat(line.word()).isEqualTo("soft");
        assertThat(parser.parse("grad(sig", 8, ParseContext.COMPLETE).word()).isEqualTo("sig");
        assertThat(parser.parse(":pl", 3, ParseContext.COMPLETE).word()).isEqualTo(":pl");
    }
}
