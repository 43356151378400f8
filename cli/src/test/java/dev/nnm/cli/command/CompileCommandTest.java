package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"java.lang", "java.mine", "javax.swing"})
    void aPackageOfJavaIsTheUsersMistake(String packageName) {
        Cli cli = Cli.run("compile", Cli.sample("xor"), "-o", "x.jar", "--package", packageName);

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err().lines())
                .containsExactly("\"" + packageName + "\" cannot be the package of a model; it belongs to Java");
    }
}
