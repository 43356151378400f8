package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import org.junit.jupiter.api.Test;

/** {@code nnm derive} and {@code nnm grade}. */
class DerivationCommandsTest {

    @Test
    void aDerivationInEveryFormat() {
        assertThat(Cli.run("derive", Cli.sample("product"), "--wrt", "x2").out())
                .contains("constant factor rule", "dz/dx2 = 2*x1*cos(x2)");
        assertThat(Cli.run("derive", Cli.sample("product"), "--wrt", "x2", "--latex")
                        .out())
                .contains("\\frac{d}{dx_{2}}\\left[");
        assertThat(Cli.run("derive", Cli.sample("product"), "--json").json().getAsJsonArray("rules"))
                .isNotEmpty();
    }

    @Test
    void answersAreGraded() {
        assertThat(Cli.run("grade", Cli.sample("baydin"), "--wrt", "x1", "--answer", "x2 + 1/x1")
                        .out())
                .contains("verdict  right");
        assertThat(Cli.run("grade", Cli.sample("baydin"), "--wrt", "x1", "--answer", "x2")
                        .out())
                .contains("wrong", "at x1", "the derivative is");
        assertThat(Cli.run("grade", Cli.sample("baydin"), "--answer", "x1 +").code())
                .isEqualTo(ExitCode.MISTAKE);
    }
}
