package dev.nnm.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.train.EpochRecord;
import dev.nnm.runtime.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private final List<String> kept = new ArrayList<>();
    private final Interruption.Keeper keeper = reached -> kept.add(
            reached.weights() == null
                    ? "nothing of " + reached.lossBefore()
                    : "epoch " + reached.history().size() + ": "
                            + reached.weights().parameters().get(0));

    private static Weights weights(double value) {
        return new Weights(Storage.of(Precision.DOUBLE, value), List.of());
    }

    @Test
    void theWeightsOfTheLastCompleteEpochAreKept() {
        try (Interruption interruption = Interruption.watch(keeper)) {
            interruption.completed(new EpochRecord(1, 0, null), weights(0.5));
            interruption.completed(new EpochRecord(2, 0, null), weights(0.25));
            interruption.interrupt();

            assertThat(kept).containsExactly("epoch 2: 0.25");
            assertThat(interruption.finish())
                    .as("the training may no longer save")
                    .isFalse();
        }
    }

    @Test
    void beforeTheFirstEpochThereIsNothingToKeep() {
        try (Interruption interruption = Interruption.watch(keeper)) {
            interruption.started(0.75);
            interruption.interrupt();

            assertThat(kept).containsExactly("nothing of 0.75");
        }
    }

    @Test
    void afterTheTrainingThereIsNothingToInterrupt() {
        try (Interruption interruption = Interruption.watch(keeper)) {
            interruption.completed(new EpochRecord(1, 0, null), weights(0.5));

            assertThat(interruption.finish()).isTrue();
            interruption.interrupt();
            assertThat(kept).isEmpty();
        }
    }
}
