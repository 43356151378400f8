package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
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
                .contains("cannot write " + folder);
    }
}
