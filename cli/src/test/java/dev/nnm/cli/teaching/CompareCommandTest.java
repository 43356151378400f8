package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    @TempDir
    private Path folder;

    @Test
    void everyMethodForEveryVariable() {
        JsonObject json = Cli.run("compare", Cli.sample("baydin"), "--at", "x1=2,x2=5", "--json")
                .json();

        assertThat(json.getAsJsonArray("derivatives")).hasSize(14);
        assertThat(json.getAsJsonArray("costs")).hasSize(6);
        assertThat(json.getAsJsonArray("derivatives")
                        .get(0)
                        .getAsJsonObject()
                        .get("derivative")
                        .getAsDouble())
                .isEqualTo(5.5);
    }

    @Test
    void aLossBySomeOfItsParameters() {
        JsonObject json = Cli.run(
                        "compare",
                        Cli.sample("backprop"),
                        "--at",
                        "x=[1,0],t=0.9",
                        "--of",
                        "loss",
                        "--rows",
                        "2",
                        "--json")
                .json();

        assertThat(json.getAsJsonArray("derivatives")).hasSize(14);
        assertThat(json.getAsJsonArray("notes").get(0).getAsString()).contains("9 variables, 2 are shown");
    }

    @Test
    void theCurvesAreDrawn() throws IOException {
        Path svg = folder.resolve("errors.svg");
        Path png = folder.resolve("errors.png");
        Cli cli = Cli.run(
                "compare",
                Cli.sample("baydin"),
                "--at",
                "x1=2,x2=5",
                "--sweep-h",
                "--csv",
                "--svg",
                svg.toString(),
                "--png",
                png.toString());

        assertThat(cli.out()).startsWith("h,forward,central,richardson,complexStep\n1.0,");
        assertThat(Files.readString(svg)).contains("<svg");
        assertThat(png).isNotEmptyFile();
    }

    @Test
    void aStepNeedsAReference() {
        Cli cli = Cli.run("compare", Cli.sample("baydin"), "--at", "x1=-2,x2=5", "--sweep-h");

        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.err()).contains("there is no reference value to compare with");
    }

    @Test
    void forGrowingFunctions() {
        var rows = Cli.run("compare", Cli.sample("lecture/helmholtz"), "--parameter", "n=1,3", "--json")
                .json()
                .getAsJsonArray("series");

        assertThat(rows).hasSize(12);
        var reverse = rows.get(8).getAsJsonObject();
        assertThat(reverse.get("parameter").getAsInt()).isEqualTo(3);
        assertThat(reverse.get("variables").getAsInt()).isEqualTo(3);
        assertThat(reverse.get("method").getAsString()).isEqualTo("reverse");
        assertThat(reverse.get("evaluations").getAsInt()).isEqualTo(1);
        assertThat(reverse.get("worstError").getAsDouble()).isLessThan(1e-14);
    }
}
