package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    @Test
    void onePage() {
        Path page = folder.resolve("report.html");
        Cli cli = Cli.run("report", Cli.sample("reuse"), "--at", "a=4,b=3", "-o", page.toString());

        assertThat(cli.code()).isEqualTo(ExitCode.FINE);
        assertThat(page).content().contains("<title>d in reuse.nnm</title>", "data-adjoint=\"11\"");
    }

    @Test
    void aFunctionWithItsOwnDerivative() throws IOException {
        Path file = Files.writeString(
                folder.resolve("own.nnm"), "input a\nfn c(z) = z^2 with derivative z: 1\noutput y = c(a)\n");
        Path page = folder.resolve("own.html");
        Cli cli = Cli.run("report", file.toString(), "--at", "a=1", "-o", page.toString());

        assertThat(cli.err()).isEqualTo("wrote " + page + "\n");
        assertThat(page).content().contains("The operation power").doesNotContain("The operation stated");
    }

    @Test
    void mistakesWriteNothing() {
        Path page = folder.resolve("report.html");

        assertThat(Cli.run("report", Cli.sample("reuse"), "--at", "a=4", "-o", page.toString())
                        .err())
                .contains("b");
        assertThat(page).doesNotExist();
        assertThat(Cli.run("report", Cli.sample("reuse"), "--at", "a=4,b=3").code())
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(Cli.run("report", Cli.sample("reuse"), "--at", "a=4,b=3", "-o", folder.toString())
                        .err())
                .contains(folder + ": this is a folder, so no file can be written there.");
    }
}
