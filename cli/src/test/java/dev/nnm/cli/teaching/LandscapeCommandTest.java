package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandscapeCommandTest {

    private static final String SADDLE = Cli.sample("lecture/saddle");

    @TempDir
    private Path folder;

    @Test
    void pathsAndCriticalPoints() {
        Path svg = folder.resolve("saddle.svg");
        Cli cli = Cli.run("landscape", SADDLE, "--grid", "21", "--start", "-1.5,0.001", "--svg", svg.toString());

        assertThat(cli.out()).contains("saddle   0   0       0                 -1                   2");
        assertThat(cli.out()).containsPattern("newton .* saddle \\(0, 0\\)");
        assertThat(svg).isNotEmptyFile();
    }

    @Test
    void aModelsLossIsTheMeanOverItsData() {
        Cli cli = Cli.run(
                "landscape",
                Cli.sample("xor"),
                "--grid",
                "11",
                "--steps",
                "3",
                "--optimizers",
                "sgd(rate=0.1), adam",
                "--json");

        assertThat(cli.json().toString()).contains("4 training examples", "sgd(rate=0.1)", "first direction");
    }

    @Test
    void elementsAreTheAxes() {
        Cli cli = Cli.run(
                "landscape", Cli.sample("xor"), "--grid", "11", "--steps", "3", "--wrt", "W[0,0],W[0,1]", "--html");

        assertThat(cli.out()).contains("loss over W[0, 0] and W[0, 1]");
    }

    @Test
    void optionsAreChecked() {
        assertMistake("--window must be like -2..2,-1..3", "--window", "1..2");
        assertMistake("--window must go from lower to higher numbers", "--window", "2..1,0..1");
        assertMistake("--start must be like -1.5,2", "--start", "1");
        assertMistake("--optimizers must be like sgd,adam(rate=0.1)", "--optimizers", "sgd(");
        assertMistake("a setting must be like rate=0.1", "--optimizers", "sgd(0.1)");
        assertMistake("--steps must be 1 or more", "--steps", "0");
    }

    private static void assertMistake(String message, String option, String value) {
        Cli cli = Cli.run("landscape", SADDLE, option, value);

        assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(cli.err()).contains(message);
    }
}
