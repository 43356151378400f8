package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwellCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theLogisticMap() {
        Path svg = folder.resolve("swell.svg");
        Cli cli = Cli.run(
                "swell", Cli.sample("lecture/logistic_map"), "--parameter", "n=1..6", "--csv", "--svg", svg.toString());

        assertThat(cli.out().lines()).hasSize(7);
        assertThat(cli.out()).contains("16*(1 - 10*x + 24*x^2 - 16*x^3)");
        assertThat(svg).isNotEmptyFile();
    }

    @Test
    void ofOneModel() {
        assertThat(Cli.run("swell", Cli.sample("baydin")).out()).contains("1/x1 + x2");
    }

    @Test
    void theRangeIsChecked() {
        Cli cli = Cli.run("swell", Cli.sample("lecture/logistic_map"), "--parameter", "n=1-6");

        assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(cli.err()).contains("--parameter must be like n=1..10");
    }
}
