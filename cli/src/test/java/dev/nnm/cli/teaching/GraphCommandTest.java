package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {

    @TempDir
    private Path folder;

    @Test
    void nodesAndEdges() {
        JsonObject json = Cli.run("graph", Cli.sample("baydin"), "--at", "x1=2,x2=5", "--gradients", "--json")
                .json();

        assertThat(json.getAsJsonArray("nodes")).hasSize(7);
        JsonObject edge = json.getAsJsonArray("edges").get(0).getAsJsonObject();
        assertThat(edge.getAsJsonObject("derivative").get("text").getAsString()).isEqualTo("1/x1");
        assertThat(edge.get("value").getAsDouble()).isEqualTo(0.5);
    }

    @Test
    void pictures() {
        Path svg = folder.resolve("graph.svg");
        Path dot = folder.resolve("graph.dot");
        Cli cli = Cli.run("graph", Cli.sample("baydin"), "--svg", svg.toString(), "--dot", dot.toString());

        assertThat(cli.code()).isEqualTo(ExitCode.FINE);
        assertThat(svg).content().contains("v1 = ln(x1)");
        assertThat(dot).content().contains("v1 = ln(x1)").doesNotContain("1/x1");
    }

    @Test
    void largeGraphsAreDrawnByLayers() {
        Path few = folder.resolve("few.dot");
        Path all = folder.resolve("all.dot");
        String sample = Cli.sample("digits");
        Cli.run("graph", sample, "--of", "loss", "--dot", few.toString());
        Cli.run("graph", sample, "--of", "loss", "--no-layers", "--dot", all.toString());

        assertThat(few).content().contains("hidden = dense(pixels").doesNotContain("exp(");
        assertThat(all).content().contains("exp(").contains("label=\"logits\"");
    }

    @Test
    void aMissingValueIsNamed() {
        Cli cli = Cli.run("graph", Cli.sample("baydin"), "--at", "x1=2");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).contains("x2");
    }
}
