package dev.nnm.cli.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenValuesTest {

    @TempDir
    private Path folder;

    private static final Map<String, List<String>> CLASSES =
            Map.of("kind", List.of("white", "red", "rosé, dry"), "kinds", List.of("white", "red", "rosé, dry"));

    private static Map<String, Value> read(String... arguments) {
        return GivenValues.read(List.of(arguments), CLASSES);
    }

    @Test
    void labels() throws IOException {
        assertThat(read("kind=red,x1=2,kinds=[\"rosé, dry\", red]"))
                .containsEntry("kind", Value.number(1))
                .containsEntry("x1", Value.number(2))
                .containsEntry("kinds", new Value(List.of(2), List.of(2.0, 1.0)));
        Path file = Files.writeString(folder.resolve("v.json"), "{\"kinds\": [\"white\", \"red\"]}");
        assertThat(read(file.toString())).containsEntry("kinds", new Value(List.of(2), List.of(0.0, 1.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "kind=rad     | --at kind=rad: kind has no class \"rad\", did you mean \"red\"?",
                "kind=        | --at kind=: expected a class for kind, found the end",
                "kind=\"red  | --at kind=\"red: the quotes in the value of kind are not closed",
            })
    void mistakesInLabelsAreNamed(String argument, String message) {
        assertThatThrownBy(() -> read(argument)).isInstanceOf(UserError.class).hasMessage(message);
    }

    @Test
    void numbers() {
        assertThat(read("x1=2, x₂ = -0.5e3 ,β=.5"))
                .containsEntry("x1", Value.number(2))
                .containsEntry("x₂", Value.number(-500))
                .containsEntry("β", Value.number(0.5))
                .hasSize(3);
        assertThat(read("a=Infinity,b=-Infinity,c=NaN,d=-0.0"))
                .containsEntry("a", Value.number(Double.POSITIVE_INFINITY))
                .containsEntry("b", Value.number(Double.NEGATIVE_INFINITY))
                .containsEntry("c", Value.number(Double.NaN))
                .containsEntry("d", Value.number(-0.0));
    }

    @Test
    void whatIsNotFiniteIsWrittenAsInOtherLanguages() {
        assertThat(read("a=inf,b=-inf,c=nan,d=+INFINITY,e=-Inf"))
                .containsEntry("a", Value.number(Double.POSITIVE_INFINITY))
                .containsEntry("b", Value.number(Double.NEGATIVE_INFINITY))
                .containsEntry("c", Value.number(Double.NaN))
                .containsEntry("d", Value.number(Double.POSITIVE_INFINITY))
                .containsEntry("e", Value.number(Double.NEGATIVE_INFINITY));
        assertThatThrownBy(() -> read("a=-")).hasMessageContaining("expected a number for a, found \"-\"");
        assertThatThrownBy(() -> read("a=infinite")).hasMessageContaining("expected a number");
    }

    @Test
    void numbersThatAreTooLargeAreNotInfinite() throws IOException {
        assertThatThrownBy(() -> read("x=[1,-1e999]"))
                .hasMessage("--at x=[1,-1e999]: -1e999 is too large for x: the largest double is about 1.8e308");
        Path file = Files.writeString(folder.resolve("large.json"), "{\"x\": 1e999}");
        assertThatThrownBy(() -> read(file.toString()))
                .hasMessageEndingWith("large.json: 1e999 is too large for x: the largest double is about 1.8e308");
    }

    @Test
    void tensors() {
        assertThat(read("x=[1, 2],A=[[1,2,3],[4,5,6]],hidden.W=[[7]]"))
                .containsEntry("x", new Value(List.of(2), List.of(1.0, 2.0)))
                .containsEntry("A", new Value(List.of(2, 3), List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0)))
                .containsEntry("hidden.W", new Value(List.of(1, 1), List.of(7.0)));
    }

    @Test
    void ofSeveralOptionsTheLaterCounts() {
        assertThat(read("a=1,b=2", "b=3")).containsEntry("a", Value.number(1)).containsEntry("b", Value.number(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x1=two       | --at x1=two: expected a number for x1, found \"two\"",
                "x1=2f        | --at x1=2f: expected a number for x1, found \"2f\"",
                "x1=0x10      | --at x1=0x10: expected a number for x1, found \"0x10\"",
                "x1           | --at x1: expected \"=\" and a value after x1, found the end",
                "x1=          | --at x1=: expected a number for x1, found the end",
                "x1=2,        | --at x1=2,: expected a name, found the end",
                "=2           | --at =2: expected a name, found \"=\"",
                "x1=2,x1=3    | --at x1=2,x1=3: x1 is given twice",
                "x1=2 x2=3    | --at x1=2 x2=3: expected a number for x1, found \"2 x2\"",
                "x=[1,2       | --at x=[1,2: expected \",\" or \"]\" in the value of x, found the end",
                "x=[1,2]]     | --at x=[1,2]]: expected \",\" or the end, found \"]\"",
                "x=[1,,2]     | --at x=[1,,2]: expected a number for x, found \",\"",
                "x=[1,[2]]    | --at x=[1,[2]]: the parts of x differ in shape: a number and [1]",
                "x=[[1,2],[3]]| --at x=[[1,2],[3]]: the parts of x differ in shape: [2] and [1]",
            })
    void mistakesAreNamed(String argument, String message) {
        assertThatThrownBy(() -> read(argument)).isInstanceOf(UserError.class).hasMessage(message);
    }

    @Test
    void bracketsCannotFillTheStack() {
        assertThatThrownBy(() -> read("x=" + "[".repeat(100_000)))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("too many brackets in the value of x");
    }

    @Test
    void valuesInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("v.json"), "{\"x1\": 2, \"A\": [[1, 2], [3, -4e1]]}");

        assertThat(read(file.toString()))
                .containsEntry("x1", Value.number(2))
                .containsEntry("A", new Value(List.of(2, 2), List.of(1.0, 2.0, 3.0, -40.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2]        | expected an object such as {\"x1\": 2, \"x2\": [1, 2]}",
                "{\"x\": 1, \"y\": 2, \"x\": 3} | x is given twice",
                "{\"x\": 1} 2 | not JSON at line 1 column 11",
                "{\"x\": \"1\"}| expected a number or an array for x, found \"1\"",
                "{\"x\": null} | expected a number or an array for x, found null",
                "{\"x\": [1, [2]]} | the parts of x differ in shape: a number and [1]",
                "{\"x\": 1     | not JSON at line 1 column 8",
                "{x: 1}        | not JSON at line 1 column 3",
            })
    void mistakesInAFileAreNamed(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("v.json"), content);

        assertThatThrownBy(() -> read(file.toString()))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void anUnreadableFileIsNamed() {
        assertThatThrownBy(() -> read("missing.json"))
                .isInstanceOf(UserError.class)
                .hasMessage("missing.json: there is no such file.");
    }
}
