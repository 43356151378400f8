package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalCommandTest {

    @TempDir
    private Path folder;

    @Test
    void printsEveryOutput() throws IOException {
        Path file = Files.writeString(
                folder.resolve("several.nnm"),
                "input x[2], s\noutput total = s * sum(x)\noutput twice = 2 * x\noutput table = [x, s * x]\n");

        Cli cli = Cli.run("eval", file.toString(), "--at", "x=[1,2],s=3");

        assertThat(cli.code()).isZero();
        assertThat(cli.out()).isEqualTo("""
                total = 9.0
                twice = [2.0, 4.0]
                table = [[1.0, 2.0],
                         [3.0, 6.0]]
                """);
        assertThat(Cli.run("eval", file.toString(), "--at", "x=[1,2],s=3", "--json")
                        .json())
                .hasToString("{\"outputs\":{\"total\":9.0,\"twice\":[2.0,4.0],\"table\":[[1.0,2.0],[3.0,6.0]]}}");
    }

    @Test
    void valuesMayComeFromAFile() throws IOException {
        Path values = Files.writeString(folder.resolve("values.json"), "{\"x1\": 2, \"x2\": 5}");

        assertThat(Cli.run("eval", Cli.sample("baydin"), "--at", values.toString())
                        .out())
                .isEqualTo("y = 11.652071455223084\n");
    }

    @Test
    void parametersMayBeGiven() {
        assertThat(Cli.run("eval", Cli.sample("xor"), "--at", "x=[1,1],W=[[1,1],[1,1]],c=[0,-1],w=[1,-2],b=0")
                        .out())
                .isEqualTo("y = 0.0\n");
    }

    @Test
    void thePrecisionDecidesTheDigits() {
        assertThat(Cli.run("eval", Cli.sample("baydin"), "--at", "x1=2,x2=5", "--precision", "float")
                        .out())
                .matches("y = 11\\.65207\\d\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x1=2             | no value is given for \"x2\"",
                "x1=2,x2=5,x3=1   | --at: the model has no variable \"x3\": it has x1, x2",
                "x1=2,x2=[5,6]    | --at: x2 is a number in the model, but the value given is [2]",
                "x1=2,x2=five     | --at x1=2,x2=five: expected a number for x2, found \"five\"",
                "missing.json     | missing.json: there is no such file.",
            })
    void wrongValuesAreTheUsersMistake(String at, String message) {
        Cli cli = Cli.run("eval", Cli.sample("baydin"), "--at", at);

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).startsWith(message);
        assertThat(cli.err().lines()).hasSize(1);
    }
}
