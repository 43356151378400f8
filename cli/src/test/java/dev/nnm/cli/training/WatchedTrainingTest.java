package dev.nnm.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.train.EpochRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedTrainingTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final List<@Nullable Path> reported = new ArrayList<>();
    private final CompiledModel model =
            NnmCompiler.standard().compile("m", "input x\ntarget t\nparam w = 3\noutput y = w * x\nloss (y - t)^2\n");

    private void interrupt(Reached reached) {
        new WatchedTraining(
                        model,
                        folder.resolve("w.npz"),
                        new Output(printed, printed, 0),
                        (r, saved, divergence) -> reported.add(saved))
                .keep(new NoProgress(), reached);
    }

    private Reached afterOneEpoch() {
        return new Reached(1.0, List.of(new EpochRecord(1, 0.5, null)), model.weights());
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anInterruptedTrainingSavesItsWeights() {
        interrupt(afterOneEpoch());

        assertThat(reported).containsExactly(folder.resolve("w.npz"));
        assertThat(said())
                .isEqualTo("interrupted: the weights after epoch 1 are saved in " + folder.resolve("w.npz") + "\n");
        CompiledModel kept = model.load(folder.resolve("w.npz"));
        assertThat(kept.weights().valuesOf(kept.description(), "w")).containsExactly(3);
    }

    @Test
    void anInterruptedTrainingReplacesNoWeights() throws IOException {
        Path earlier = Files.writeString(folder.resolve("w.npz"), "earlier");

        interrupt(afterOneEpoch());

        assertThat(earlier).hasContent("earlier");
        assertThat(reported).containsExactly(folder.resolve("w.partial.npz"));
        assertThat(said()).contains("w.partial.npz; " + earlier + " is as it was before");
        assertThat(folder.resolve("w.partial.npz")).isNotEmptyFile();
    }

    @Test
    void beforeTheFirstEpochNothingIsSavedButItIsReported() {
        interrupt(new Reached(null, List.of(), null));

        assertThat(reported).containsExactly((Path) null);
        assertThat(said()).contains("before the first epoch");
        assertThat(folder).isEmptyDirectory();
    }
}
