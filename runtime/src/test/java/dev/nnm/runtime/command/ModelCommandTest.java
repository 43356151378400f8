package dev.nnm.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.HandWrittenModels;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {

    private final CompiledModel model = HandWrittenModels.linear(Precision.DOUBLE, null)
            .withWeights(new Weights(Storage.of(Precision.DOUBLE, 2, -1, 0.5), List.of()));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... args) {
        return ModelCommand.run(
                model,
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String data(String text) throws IOException {
        Path file = folder.resolve("f.csv");
        Files.writeString(file, text);
        return file.toString();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void predictPrints() throws IOException {
        assertThat(run("predict", data("3,4\n1,1\n"))).isZero();
        assertThat(printed()).isEqualTo("y\n2.5\n1.5\n");
        assertThat(complained()).isEmpty();
    }

    @Test
    void predictWrites() throws IOException {
        Path to = folder.resolve("p.csv");
        assertThat(run("predict", data("x1,x2\n3,4\n"), "--out", to.toString())).isZero();
        assertThat(to).hasContent("y\n2.5\n");
        assertThat(printed()).isEmpty();
    }

    @Test
    void predictComputesWithSomeThreads() throws IOException {
        assertThat(run("predict", "--threads", "2", data("3,4\n1,1\n"))).isZero();
        assertThat(printed()).isEqualTo("y\n2.5\n1.5\n");
    }

    @Test
    void infoDescribesTheModel() {
        assertThat(run("info")).isZero();
        assertThat(printed().lines())
                .containsExactly(
                        "model       Linear, compiled from linear.nnm",
                        "precision   double",
                        "input       x: [2]",
                        "target      t: a number",
                        "parameter   w: [2]",
                        "parameter   b: a number",
                        "output      y: a number",
                        "parameters  3 numbers in all");
    }

    @Test
    void mistakesInTheDataEndWithOne() throws IOException {
        String file = data("3,four\n");
        assertThat(run("predict", file)).isEqualTo(1);
        assertThat(complained().strip()).isEqualTo(file + ":1: column 2 has \"four\", but x needs a number.");
        assertThat(run("predict", folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(run("predict", data("1,2\n"), "--out", folder.toString())).isEqualTo(1);
        assertThat(printed()).isEmpty();
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("train")).isEqualTo(2);
        assertThat(run("predict")).isEqualTo(2);
        assertThat(run("predict", "a", "b")).isEqualTo(2);
        assertThat(run("predict", "a", "--out")).isEqualTo(2);
        assertThat(run("predict", "a", "--output=b")).isEqualTo(2);
        assertThat(run("predict", "a", "--threads")).isEqualTo(2);
        assertThat(run("predict", "a", "--threads", "many")).isEqualTo(2);
        assertThat(run("predict", "a", "--threads", "0")).isEqualTo(2);
        assertThat(run("info", "a")).isEqualTo(2);
        assertThat(printed()).isEmpty();
        assertThat(complained())
                .contains("there is no command train", "--out needs the name of a file", "usage:")
                .contains("--threads needs a number", "--threads needs a whole number, but has \"many\"")
                .contains("--threads must be 1 or more, but is 0");
    }

    @Test
    void theExamplesAreNotReplaced() throws IOException {
        String file = data("3,4\n");
        assertThat(run("predict", file, "--out", folder + "/./f.csv")).isEqualTo(2);
        assertThat(complained())
                .startsWith("--out " + folder + "/./f.csv would replace the examples that predict reads; name another")
                .contains("usage:");
        assertThat(Path.of(file)).hasContent("3,4\n");
    }

    @Test
    void helpIsPrinted() {
        assertThat(run("--help")).isZero();
        assertThat(run("predict", "--help")).isZero();
        assertThat(printed()).contains("The model Linear", "predict FILE");
    }
}
