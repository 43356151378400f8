package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

    @TempDir
    private Path folder;

    private String weights;
    private String data;

    @BeforeEach
    void train() throws IOException {
        weights = folder.resolve("xor.npz").toString();
        data = Files.writeString(folder.resolve("x.csv"), "0,0\n0,1\n1,0\n1,1\n")
                .toString();
        assertThat(Cli.run("train", Cli.sample("xor"), "--weights", weights).code())
                .isZero();
    }

    @Test
    void withoutAFileThePredictionsGoToStandardOutput() {
        Cli cli = Cli.run("predict", Cli.sample("xor"), "--weights", weights, "--data", data);

        assertThat(cli.code()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out().lines()).hasSize(5).startsWith("y");
        assertThat(cli.out().lines().skip(1).map(Double::valueOf).map(Math::round))
                .containsExactly(0L, 1L, 1L, 0L);
    }

    @Test
    void thePredictionsMayGoToAFile() throws IOException {
        Path out = folder.resolve("p.csv");
        Cli toFile =
                Cli.run("predict", Cli.sample("xor"), "--weights", weights, "--data", data, "--out", out.toString());
        Cli toOutput = Cli.run("predict", Cli.sample("xor"), "--weights", weights, "--data", data);

        assertThat(toFile.out()).isEqualTo("4 predictions are in " + out + "\n");
        assertThat(Files.readString(out)).isEqualTo(toOutput.out());
    }

    @Test
    void jsonTellsHowManyAndWhere() {
        String out = folder.resolve("p.csv").toString();

        JsonObject json = Cli.run(
                        "predict", Cli.sample("xor"), "--weights", weights, "--data", data, "--out", out, "--json")
                .json();

        assertThat(json.get("examples").getAsInt()).isEqualTo(4);
        assertThat(json.get("out").getAsString()).isEqualTo(out);
    }

    @Test
    void evalWithTheSameWeightsGivesTheSameBits() {
        Cli predict = Cli.run("predict", Cli.sample("xor"), "--weights", weights, "--data", data);
        Cli eval = Cli.run("eval", Cli.sample("xor"), "--weights", weights, "--at", "x=[0,1]");

        assertThat(eval.out()).isEqualTo("y = " + predict.out().lines().toList().get(2) + "\n");
    }

    @Test
    void jsonWithoutAFileIsWrongUsage() {
        Cli cli = Cli.run("predict", Cli.sample("xor"), "--weights", weights, "--data", data, "--json");

        assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(cli.err()).contains("--json needs --out");
    }

    @Test
    void weightsOfAnotherModelAreTheUsersMistake() {
        Cli cli = Cli.run("predict", Cli.sample("regression"), "--weights", weights, "--data", data);

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).startsWith(weights + ": ").doesNotContain("Exception");
    }

    @Test
    void missingFilesAreTheUsersMistake() {
        assertThat(Cli.run("predict", Cli.sample("xor"), "--weights", "no.npz", "--data", data)
                        .err())
                .startsWith("no.npz: ");
        assertThat(Cli.run("predict", Cli.sample("xor"), "--weights", weights, "--data", "no.csv")
                        .err())
                .startsWith("no.csv: ");
    }
}
