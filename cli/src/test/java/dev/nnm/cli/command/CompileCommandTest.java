package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "java.lang, Java",
        "java.mine, Java",
        "javax.swing, Java",
        "dev.nnm, nnm",
        "dev.nnm.runtime, nnm",
        "dev.nnm.mine, nnm",
        "de.siegmar.fastcsv, 'FastCSV, which a model''s JAR contains'"
    })
    void aPackageOfOthersIsTheUsersMistake(String packageName, String owner) {
        Cli cli = Cli.run("compile", Cli.sample("xor"), "-o", "x.jar", "--package", packageName);

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err().lines())
                .containsExactly("\"" + packageName + "\" cannot be the package of a model; it belongs to " + owner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Models", "dev.nnmodels", "é.Größe", "String", "_a.$b"})
    void anyOtherNameThatJavaTakesIsAPackage(String packageName) {
        Path jar = folder.resolve("xor.jar");
        Cli cli = Cli.run("compile", Cli.sample("xor"), "-o", jar.toString(), "--package", packageName);

        assertThat(cli.err()).isEmpty();
        assertThat(cli.out()).contains(packageName + ".Xor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "a.int", "_", "", "a..b", "a.", "1a", "a b", "a-b"})
    void whatJavaDoesNotTakeIsNoPackage(String packageName) {
        Cli cli = Cli.run("compile", Cli.sample("xor"), "-o", "x.jar", "--package", packageName);

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err().lines()).containsExactly("\"" + packageName + "\" cannot be the name of a Java package");
    }
}
