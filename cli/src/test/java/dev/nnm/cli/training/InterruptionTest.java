package dev.nnm.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private final List<String> kept = new ArrayList<>();
    private final Interruption.Keeper keeper = (weights, epoch) -> kept.add(
            weights == null
                    ? "nothing"
                    : "epoch " + epoch + ": " + weights.parameters().get(0));

    private static Weights weights(double value) {
        return new Weights(Storage.of(Precision.DOUBLE, value), List.of());
    }

    @Test
    void theWeightsOfTheLastCompleteEpochAreKept() {
        try (Interruption interruption = Interruption.watch(keeper)) {
            interruption.completed(1, weights(0.5));
            interruption.completed(2, weights(0.25));
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
            interruption.interrupt();

            assertThat(kept).containsExactly("nothing");
        }
    }

    @Test
    void afterTheTrainingThereIsNothingToInterrupt() {
        try (Interruption interruption = Interruption.watch(keeper)) {
            interruption.completed(1, weights(0.5));

            assertThat(interruption.finish()).isTrue();
            interruption.interrupt();
            assertThat(kept).isEmpty();
        }
    }
}
