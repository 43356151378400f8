package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void whereFunctionsSaturate() {
        JsonObject json = Cli.run("activations", "tanh", "--json").json();

        JsonObject above = json.getAsJsonArray("saturation").get(1).getAsJsonObject();
        assertThat(above.get("from").getAsDouble()).isBetween(2.9932, 2.9933);
        assertThat(above.get("to").getAsDouble()).isEqualTo(8);
    }

    @Test
    void pictures() {
        Path svg = folder.resolve("a.svg");
        Cli cli = Cli.run("activations", "tanh", "relu", "--svg", svg.toString());

        assertThat(cli.code()).isEqualTo(ExitCode.FINE);
        assertThat(folder.resolve("a-tanh.svg")).isNotEmptyFile();
        assertThat(folder.resolve("a-relu.svg")).isNotEmptyFile();
        assertThat(folder.resolve("a-derivatives.svg")).isNotEmptyFile();
    }

    @Test
    void gradientsInDeepNets() {
        JsonObject json = Cli.run("activations", "relu", "--depth", "6", "--width", "16", "--init", "he", "--json")
                .json();

        assertThat(json.getAsJsonArray("nets")
                        .get(0)
                        .getAsJsonObject()
                        .get("fate")
                        .getAsString())
                .isEqualTo("arrives");
        assertThat(json.getAsJsonArray("relu")).hasSize(6);
    }

    @Test
    void mistakesAreExplained() {
        assertThat(Cli.run("activations", "sigmoit").err())
                .isEqualTo("there is no function \"sigmoit\", did you mean \"sigmoid\"?\n");
        assertThat(Cli.run("activations", "x^2").err())
                .isEqualTo("\"x^2\" is not the name of a function, as tanh is\n");
        assertThat(Cli.run("activations", "dense").err()).startsWith("dense is not a function of one number: ");
        assertThat(Cli.run("activations", "x^2", "--depth", "2").err())
                .isEqualTo("\"x^2\" is not the name of a function, as tanh is\n");
        assertThat(Cli.run("activations", "--from", "1", "--to", "1").err()).contains("--from must be less than --to");
        assertThat(Cli.run("activations", "--threshold", "0").err()).contains("--threshold must be above 0");
        assertThat(Cli.run("activations", "--depth", "0").err()).contains("--depth must be from 1 to 100, but is 0");
        assertThat(Cli.run("activations", "relu", "--depth", "2", "--init", "hee")
                        .err())
                .isEqualTo("\"hee\" cannot be an initialiser: unknown name \"hee\"\n");
    }
}
