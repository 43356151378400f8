package dev.nnm.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesApartTest {

    private static final String MODEL = """
            import "parts/functions.nnm"
            input  x
            target t
            param  w = 1
            output y = twice(w * x)
            loss   (y - t)^2
            train {
              data   "examples.csv"
              epochs 2
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("m.nnm", MODEL);
        Files.createDirectory(folder.resolve("parts"));
        write("parts/functions.nnm", "import \"more.nnm\"\nfn twice(v) = two() * v\n");
        write("parts/more.nnm", "fn two() = 2\n");
        write("examples.csv", "1,2\n2,4\n");
        write("other.csv", "1,2\n3,6\n");
        write("at.json", "{\"x\": 1}");
        assertThat(run("train m.nnm --weights w.npz").code()).isZero();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Runs a command in which names with a dot are files of the folder. */
    private Cli run(String line) {
        String[] arguments = line.split(" ");
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] =
                    arguments[i].contains(".") ? folder.resolve(arguments[i]).toString() : arguments[i];
        }
        return Cli.run(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train m.nnm --weights m.nnm",
                "train m.nnm --weights ./m.nnm",
                "train m.nnm --weights parts/functions.nnm",
                "train m.nnm --weights parts/more.nnm",
                "train m.nnm --weights examples.csv",
                "train m.nnm --data other.csv --weights other.csv",
                "predict m.nnm --weights w.npz --data other.csv --out other.csv",
                "predict m.nnm --weights w.npz --data other.csv --out w.npz",
                "predict m.nnm --weights w.npz --data other.csv --out m.nnm",
                "compile m.nnm --weights w.npz -o w.npz",
                "compile m.nnm --out m.nnm",
                "graph m.nnm --svg m.nnm",
                "graph m.nnm --png parts/more.nnm",
                "graph m.nnm --at at.json --dot at.json",
                "report m.nnm --at at.json -o at.json",
                "compare m.nnm --at at.json --weights w.npz --svg w.npz",
                "landscape m.nnm --data other.csv --svg other.csv",
                "repl m.nnm --history m.nnm"
            })
    void whatIsReadIsNotReplaced(String line) throws IOException {
        Path target = folder.resolve(line.substring(line.lastIndexOf(' ') + 1));
        byte[] before = Files.readAllBytes(target);

        Cli cli = run(line);

        assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err().lines().toList()).hasSize(2);
        assertThat(cli.err()).startsWith("nnm: --").contains(target + " would replace ", "; name another file\n");
        assertThat(Files.readAllBytes(target)).isEqualTo(before);
    }

    @Test
    void theMessageSaysWhichFileItIs() {
        String target = folder.resolve("other.csv").toString();

        assertThat(run("train m.nnm --data other.csv --weights other.csv").err())
                .isEqualTo("nnm: --weights " + target + " would replace the data that the command reads; "
                        + "name another file\n  see \"nnm train --help\"\n");
        assertThat(run("train m.nnm --weights parts/more.nnm").err())
                .contains(" would replace a file that the model imports; ");
        assertThat(run("train m.nnm --data other.csv --weights examples.csv").err())
                .contains(" would replace the data that the model names; ");
    }

    @Test
    void aLinkToAFileIsThatFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.npz"), folder.resolve("m.nnm"));

        assertThat(run("train m.nnm --weights link.npz").code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(Files.readString(folder.resolve("m.nnm"))).isEqualTo(MODEL);
    }

    @Test
    void trainingReplacesItsOwnWeights() {
        assertThat(run("train m.nnm --weights w.npz").code()).isZero();
    }

    @Test
    void aModelThatIsNotRightIsReportedAsEver() throws IOException {
        write("bad.nnm", "import \"none.nnm\"\n");

        Cli cli = run("train bad.nnm --weights w.npz");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).contains("none.nnm");
    }

    @Test
    void helpIsGivenWhateverTheFiles() {
        assertThat(run("train m.nnm --weights m.nnm --help").code()).isZero();
    }
}
