package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops that have no way back: every command that needs one says so. */
class LoopsWithoutLimitTest {

    private static final String MESSAGE =
            "y goes through a loop without a limit, which has no way back: add max to the loop, or use forward mode\n";

    @TempDir
    private Path folder;

    private String file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(
                        folder.resolve("halves.nnm"), "input x\noutput y = while q > 0.1 from q = x { q / 2 }\n")
                .toString();
    }

    private Cli run(String command, String... options) {
        List<String> all = new ArrayList<>(List.of(command, file, "--at", "x=1"));
        all.addAll(List.of(options));
        return Cli.run(all.toArray(new String[0]));
    }

    @Test
    void whatGoesBackIsRefused() {
        for (Cli cli : List.of(
                run("gradient"),
                run("compare"),
                run("trace"),
                run("trace", "--mode", "reverse"),
                run("paths"),
                run("graph", "--gradients"))) {
            assertThat(cli.err()).isEqualTo(MESSAGE);
            assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        }
    }

    @Test
    void whatGoesForwardIsShown() {
        assertThat(run("gradient", "--mode", "forward").out()).contains("dy/dx = 0.0625");
        assertThat(run("trace", "--mode", "forward").err()).isEmpty();
        assertThat(run("graph").out()).contains("q after the last step");
    }

    @Test
    void aStatedDerivativeIsAWayAroundTheLoop() throws IOException {
        file = Files.writeString(folder.resolve("root.nnm"), """
                        input x
                        fn newton(a) = while abs(r^2 - a) > 1e-12 * a from r = 1 { (r + a / r) / 2 }
                        fn root(a) = newton(a) with derivative a: 1 / (2 * newton(a))
                        output y = x * stop(newton(x)) + root(x)
                        """).toString();

        assertThat(run("gradient").out()).contains("dy/dx = 1.5\n");
        assertThat(run("trace").out()).contains(" with derivative a: ");
    }
}
