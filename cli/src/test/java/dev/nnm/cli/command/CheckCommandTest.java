package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckCommandTest {

    @TempDir
    private Path folder;

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "samples"))) {
            return files.filter(file -> file.toString().endsWith(".nnm")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsFine(Path sample) {
        Cli cli = Cli.run("check", sample.toString());

        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
    }

    @Test
    void theTextSaysWhatTheFileDeclares() {
        assertThat(Cli.run("check", Cli.sample("iris")).out())
                .startsWith("model Iris (double), ../samples/iris.nnm is fine\n")
                .contains(
                        "inputs\n  x  [4]\n",
                        "  species  3 classes: Iris-setosa, Iris-versicolor, Iris-virginica\n",
                        "parameters: 131 numbers\n",
                        "  hidden.b  [16]     0.0\n",
                        "outputs\n  probability  [3]\n",
                        "  data        iris.csv (x = columns 1..4, species = column 5)\n",
                        "  stop        after 20 epochs without improvement\n",
                        "metrics  accuracy\n");
    }

    @Test
    void aModelWithoutLossSaysSo() {
        assertThat(Cli.run("check", Cli.sample("baydin")).out())
                .contains("loss     no, the model cannot be trained\nmetrics  none\n");
    }

    @Test
    void gradientsThatAgreeAreListed() {
        Cli cli = Cli.run("check", "--gradients", Cli.sample("backprop"));

        assertThat(cli.code()).isEqualTo(ExitCode.FINE);
        assertThat(cli.out())
                .startsWith("derivatives in ../samples/backprop.nnm, compared with differences at random points\n")
                .contains("  loss ", "agrees\n")
                .endsWith("\nall agree\n");
    }

    @Test
    void aStatedDerivativeThatIsWrongIsAMistake() throws IOException {
        Path model = Files.writeString(folder.resolve("wrong.nnm"), """
                input x
                fn f(z) = z^2 with derivative z: z
                output y = f(x)
                """);

        Cli cli = Cli.run("check", "--gradients", model.toString());

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.out()).contains("  fn f ", "DIFFERS", "1 derivative is not what differences of values say");
        assertThat(Cli.run("check", "--gradients", "--json", model.toString())
                        .json()
                        .get("fine")
                        .getAsBoolean())
                .isFalse();
        assertThat(Cli.run("check", "--gradients", "--except", "f", model.toString())
                        .code())
                .isEqualTo(ExitCode.FINE);
    }

    @Test
    void theJsonSaysTheSame() {
        JsonObject json = Cli.run("check", "--json", Cli.sample("iris")).json();

        assertThat(json.get("model").getAsString()).isEqualTo("Iris");
        assertThat(json.get("inputs")).hasToString("[{\"name\":\"x\",\"shape\":[4]}]");
        assertThat(json.get("outputs")).hasToString("[{\"name\":\"probability\",\"shape\":[3]}]");
        assertThat(json.getAsJsonObject("parameters").get("count").getAsInt()).isEqualTo(131);
        assertThat(json.getAsJsonObject("parameters").getAsJsonArray("tensors")).hasSize(4);
        assertThat(json.get("loss").getAsBoolean()).isTrue();
        assertThat(json.getAsJsonObject("training").get("epochs").getAsInt()).isEqualTo(200);
    }

    @Test
    void mistakesArePrintedAsTheyAre() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.nnm"), "input x\noutput y = sinn(x)\n");

        Cli cli = Cli.run("check", file.toString());

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .startsWith(file + ":2:12: ")
                .contains("  2 | output y = sinn(x)\n    |            ^^^^")
                .contains("did you mean")
                .doesNotContain("\tat ");
    }

    @Test
    void aFolderIsNoModelFile() {
        Cli cli = Cli.run("check", folder.toString());

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).contains("folder").doesNotContain("Exception");
    }
}
