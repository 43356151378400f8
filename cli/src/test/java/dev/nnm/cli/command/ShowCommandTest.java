package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"ast", "graph", "derivative", "simplified", "loops", "java"})
    void everyStageIsShown(String stage) {
        Cli cli = Cli.run("show", "--stage", stage, Cli.sample("xor"));

        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).isNotBlank();
    }

    @Test
    void oneKernelOnly() {
        assertThat(Cli.run("show", "--stage", "java", Cli.sample("xor"), "--kernel", "train")
                        .out())
                .contains("public final class XorTrain implements Kernel", "// output y = w @ h + b")
                .doesNotContain("class XorPredict");
    }

    @Test
    void anUnknownKernelHasASuggestion() {
        Cli cli = Cli.run("show", "--stage", "java", Cli.sample("xor"), "--kernel", "trian");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).contains("trian", "did you mean \"train\"?");
    }

    @Test
    void aLibraryFunctionIsShownAsItIsWritten() {
        assertThat(Cli.run("show", "swish").out()).isEqualTo("fn swish(x, beta = 1) = x * sigmoid(beta * x)\n");
    }

    @Test
    void anUnknownFunctionHasASuggestion() {
        Cli cli = Cli.run("show", "swsh");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).isEqualTo("the library has no function \"swsh\", did you mean \"swish\"?\n");
    }
}
