package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {

    @TempDir
    private Path folder;

    @Test
    void writesAJarAndNamesItsClass() {
        Path jar = folder.resolve("xor.jar");

        Cli cli = Cli.run("compile", Cli.sample("xor"), "-o", jar.toString(), "--package", "my.models");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains(jar.toString(), "my.models.Xor");
        assertThat(Files.exists(jar)).isTrue();
    }

    @Test
    void jsonSaysTheSame() {
        String jar = folder.resolve("xor.jar").toString();

        assertThat(Cli.run("compile", Cli.sample("xor"), "-o", jar, "--json").json())
                .hasToString("{\"model\":\"Xor\",\"class\":\"model.Xor\",\"jar\":\"" + jar + "\"}");
    }

    @Test
    void aWrongPackageIsTheUsersMistake() {
        Cli cli = Cli.run("compile", Cli.sample("xor"), "-o", "x.jar", "--package", "class");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).contains("\"class\"");
    }
}
