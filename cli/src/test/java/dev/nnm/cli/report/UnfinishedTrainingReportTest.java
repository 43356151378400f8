package dev.nnm.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.train.EpochRecord;
import dev.nnm.runtime.train.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnfinishedTrainingReportTest {

    private final ModelDescription model = NnmCompiler.standard()
            .compile("m", "model M\ninput x\ntarget t\nparam w = 3\noutput y = w * x\nloss (y - t)^2\n")
            .description();
    private final TrainingOptions options = TrainingOptions.of(model);

    @Test
    void itSaysWhatWasReached() {
        JsonObject json = new UnfinishedTrainingReport(
                        model, options, 2.0, List.of(new EpochRecord(1, 0.5, null)), Path.of("w.partial.npz"), null)
                .json();

        assertThat(json.get("model").getAsString()).isEqualTo("M");
        assertThat(json.get("interrupted").getAsBoolean()).isTrue();
        assertThat(json.get("diverged").getAsBoolean()).isFalse();
        assertThat(json.get("divergence").isJsonNull()).isTrue();
        assertThat(json.get("lossBefore").getAsDouble()).isEqualTo(2);
        assertThat(json.getAsJsonArray("epochs")).hasSize(1);
        assertThat(json.get("weights").getAsString()).isEqualTo("w.partial.npz");
    }

    @Test
    void whatWasNotReachedIsNull() {
        JsonObject json =
                new UnfinishedTrainingReport(model, options, null, List.of(), null, "the loss became NaN").json();

        assertThat(json.get("interrupted").getAsBoolean()).isFalse();
        assertThat(json.get("diverged").getAsBoolean()).isTrue();
        assertThat(json.get("divergence").getAsString()).isEqualTo("the loss became NaN");
        assertThat(json.get("lossBefore").isJsonNull()).isTrue();
        assertThat(json.getAsJsonArray("epochs")).isEmpty();
        assertThat(json.get("weights").isJsonNull()).isTrue();
    }
}
