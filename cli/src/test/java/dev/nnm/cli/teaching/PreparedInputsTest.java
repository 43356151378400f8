package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights say how inputs are prepared; every command takes the raw ones and differentiates by these. */
class PreparedInputsTest {

    @TempDir
    private Path folder;

    private String file;
    private String weights;

    @BeforeEach
    void train() throws IOException {
        file = Files.writeString(folder.resolve("line.nnm"), """
                        input z
                        target t
                        param w = 0
                        param b = 0
                        output p = w * z + b
                        loss (p - t)^2
                        train {
                          data { 1000 -> 1; 2000 -> 2; 3000 -> 3 }
                          prepare standardize(z)
                          optimizer sgd(rate = 0.1)
                          epochs 200
                          batch 3
                        }
                        """).toString();
        weights = folder.resolve("line.npz").toString();
        assertThat(Cli.run("train", file, "--weights", weights).code()).isZero();
    }

    @Test
    void traceFollowsThePreparation() {
        assertThat(of("trace"))
                .containsPattern("z\\.prepared +v1/z\\.scale +1\\.22474")
                .containsPattern("p +v2 \\+ b +3 +ṗ +v̇2 +0\\.001")
                .containsPattern("z̄ +v̄1 +0\\.001 +z");
    }

    @Test
    void graphDrawsThePreparation() {
        assertThat(of("graph"))
                .containsPattern("z\\.shift +parameter +2000 +z\\.prepared")
                .containsPattern("p +result +v2 \\+ b +3 ");
    }

    @Test
    void pathsLeadThroughThePreparation() {
        assertThat(of("paths"))
                .containsPattern("derivative +w/z\\.scale")
                .containsPattern("by the dynamic programme +0\\.001\n");
    }

    @Test
    void derivationsGoThroughThePreparation() {
        assertThat(of("derive")).contains("dp/dz = w/z.scale");
    }

    @Test
    void allMethodsDifferentiateByTheRawInput() {
        assertThat(of("compare"))
                .containsPattern("z +reference +0\\.001\n")
                .containsPattern("z +reverse +0\\.001 ")
                .containsPattern("z +central difference +0\\.001 ");
    }

    @Test
    void stepsOfTrainingAreThoseOfThePreparedInput() {
        String target = ",t=4";
        assertThat(of("backprop", target, "--step"))
                .containsPattern("p +w +0\\.816497 +δ_p\\*z\\.prepared +2\\.44949 ")
                .containsPattern("loss before +1\n")
                .containsPattern("loss after +0\\.25\n");
        assertThat(of("gradient", target, "--of", "loss")).containsPattern("dloss/dw = -2\\.4494");
    }

    @Test
    void landscapesOfAPointAndOfExamplesPrepareOnce() {
        assertThat(of("landscape", ",t=4", "--start", "0,0")).containsPattern("value there +16\n");
        assertThat(of("landscape", ",t=4", "--start", "1,0")).containsPattern("value there +7\\.702\n");
        assertThat(Cli.run("landscape", file, "--weights", weights).out()).containsPattern("minimum +0\\.8165 +2 +0 ");
    }

    @Test
    void vectorsInSinglePrecisionArePreparedElementByElement() throws IOException {
        String vectors = Files.writeString(folder.resolve("vectors.nnm"), """
                        precision float
                        input x[2], k
                        target t
                        param w[2] = [1, 3]
                        output p = w @ x + k
                        loss (p - t)^2
                        train {
                          data { (10, 200, 5) -> 1; (30, 400, 6) -> 2 }
                          prepare minmax(x)
                          optimizer sgd(rate = 1e-30)
                          epochs 1
                        }
                        """).toString();
        String learnt = folder.resolve("vectors.npz").toString();
        assertThat(Cli.run("train", vectors, "--weights", learnt).code()).isZero();
        String[] point = {vectors, "--weights", learnt, "--at", "x=[20,250],k=7"};

        assertThat(run("trace", point).out())
                .containsPattern("x\\.prepared +v1/x\\.scale +\\[0\\.5, 0\\.25\\]")
                .containsPattern("x̄ +v̄1 +\\[0\\.05, 0\\.015\\] +x\n");
        assertThat(run("gradient", point).out()).contains("p     = 8.25", "dp/dx = [0.05, 0.015]", "dp/dk = 1.0");
    }

    private static Cli run(String command, String... options) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(options));
        return Cli.run(all.toArray(new String[0]));
    }

    private String of(String command) {
        return of(command, "");
    }

    private String of(String command, String furtherValues, String... options) {
        List<String> all = new ArrayList<>(List.of(file, "--weights", weights, "--at", "z=3000" + furtherValues));
        all.addAll(List.of(options));
        Cli cli = run(command, all.toArray(new String[0]));
        assertThat(cli.err()).isEmpty();
        return cli.out();
    }
}
