package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Main;
import dev.nnm.cli.tuning.VectorChoices;
import dev.nnm.compiler.loop.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, whose cache is a new folder. */
class TuneOptionTest {

    private static final String MODEL = """
            input x[3]
            target t
            param W[8, 3] ~ normal(0, 1)
            param w[8] ~ normal(0, 1)
            output y = w @ tanh(W @ x)
            loss (y - t)^2
            train {
              data { (1,0,2) -> 1; (0,1,1) -> 0; (3,1,0) -> 2 }
              epochs 2
            }
            """;

    @TempDir
    private Path folder;

    private Path model() throws IOException {
        return Files.writeString(folder.resolve("model.nnm"), MODEL);
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private Cli train(String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "train", model().toString(), "--weights"));
        command.add(folder.resolve("weights.npz").toString());
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("NNM_CACHE", cache().toString());
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Cli(process.waitFor(), out, Files.readString(err));
    }

    @Test
    void whatWasMeasuredIsUsedByTheNextRun() throws IOException, InterruptedException {
        Cli tuned = train("--tune", "--json");

        assertThat(tuned.code()).isZero();
        assertThat(tuned.json().get("lossAfter").getAsDouble()).isFinite();
        assertThat(tuned.err())
                .contains("vectors", "a step takes", "chosen", "remembered for " + model() + " in " + cache())
                .doesNotContain("failed");
        for (Target target : Target.allOfThisMachine()) {
            assertThat(tuned.err()).contains(target.hasVectors() ? target.vectorBits() + " bits" : "none");
        }
        assertThat(VectorChoices.in(cache()).find(MODEL, null)).isPresent();

        Cli next = train("--json");

        assertThat(next.json().get("lossAfter")).isEqualTo(tuned.json().get("lossAfter"));
        assertThat(next.err()).doesNotContain("vectors ");
    }

    @Test
    void aMistakeOfTheUserIsSaidByTheCommandItself() {
        Cli missing = Cli.run("train", folder.resolve("missing.nnm").toString(), "--tune");

        assertThat(missing.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(missing.err()).isEqualTo(folder.resolve("missing.nnm") + ": there is no such file.\n");
    }
}
