package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    @Test
    void everyFormat() {
        assertThat(Cli.run("explain", "tanh").out()).contains("1 - tanh(x)^2", "Math.tanh");
        assertThat(Cli.run("explain", "tanh", "--json")
                        .json()
                        .getAsJsonObject("operation")
                        .get("name")
                        .getAsString())
                .isEqualTo("tanh");
        assertThat(Cli.run("explain", "tanh", "--csv").out()).contains("# points\nx,value,by_x\n0.7,0.6");
        assertThat(Cli.run("explain", "tanh", "--latex").out()).contains("\\begin{tabular}");
        assertThat(Cli.run("explain", "tanh", "--html").out()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void oneFormatAtATime() {
        assertThat(Cli.run("explain", "tanh", "--json", "--csv").code()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void unknownOperationsAndLibraryFunctions() {
        Cli unknown = Cli.run("explain", "sigmod");
        assertThat(unknown.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(unknown.err()).contains("there is no operation \"sigmod\", did you mean \"sigmoid\"?");

        assertThat(Cli.run("explain", "swish").err()).contains("nnm show swish");
    }
}
