package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"ast", "graph", "derivative", "simplified", "loops", "memory", "java"})
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
    void memoryIsCountedForABatch() {
        String plan = Cli.run("show", "--stage", "memory", Cli.sample("iris"), "--kernel", "train", "--batch", "100")
                .out();
        assertThat(plan)
                .containsPattern("kernel train, double, in \\d+ steps; bytes for b = 100 examples")
                .containsPattern("x +4 b +3,200 bytes  read")
                .containsPattern("in all +.* bytes");
        assertThat(Cli.run("show", "--stage", "memory", Cli.sample("iris"), "--kernel", "train")
                        .out())
                .containsPattern("x +4 b +512 bytes  read");
        assertThat(Cli.run("show", "--stage", "memory", Cli.sample("networks/lenet28"), "--kernel", "train")
                        .out())
                .containsPattern("steps \\d+ to \\d+, in room1")
                .containsPattern("if nothing were shared");
        assertThat(Cli.run("show", "--stage", "memory", Cli.sample("iris"), "--batch", "0")
                        .err())
                .contains("--batch must be 1 or more, but is 0");
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

    @Test
    void oneStepAndOneExampleAreSaidSo() {
        Cli cli = Cli.run("show", "--stage", "memory", Cli.sample("xor"), "--kernel", "predict", "--batch", "1");

        assertThat(cli.out()).startsWith("kernel predict, double, in 1 step; bytes for b = 1 example\n");
    }
}
