package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.BatchReduce;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A loss is the mean over the batch of what differs between examples, plus what does not. */
class LossTest {

    private static Node loss(CheckedModel model) {
        return Objects.requireNonNull(model.loss());
    }

    private static List<Node> batchSums(CheckedModel model) {
        return model.graph().reachable(List.of(loss(model))).stream()
                .filter(node -> node.operation() instanceof BatchReduce)
                .toList();
    }

    private static double value(CheckedModel model, Map<String, double[]> at, int batch) {
        return Checking.evaluate(model, loss(model), at, batch)[0];
    }

    @Test
    void termsOfParametersStayOutOfTheMean() {
        CheckedModel model = Checking.model(
                "input x\ntarget t\nparam w = 1\nparam v = 1\noutput y = w * x\nloss (y - t)^2 + 10 * w + v");

        assertThat(loss(model).isBatched()).isFalse();
        assertThat(batchSums(model))
                .singleElement()
                .satisfies(sum -> assertThat(sum.argument(0)).isNotSameAs(loss(model)));
        assertThat(value(
                        model,
                        Map.of(
                                "x",
                                new double[] {1, 2},
                                "t",
                                new double[] {0, 0},
                                "w",
                                new double[] {2},
                                "v",
                                new double[] {5}),
                        2))
                .isEqualTo((4.0 + 16) / 2 + 20 + 5);
    }

    @Test
    void severalTermsAddUp() {
        CheckedModel model =
                Checking.model("input x\nparam w = 1\noutput y = w * x\nloss x\nloss 2 * w\nloss 3 * x + w");

        assertThat(value(model, Map.of("x", new double[] {1, 3}, "w", new double[] {10}), 2))
                .isEqualTo(2 + 20 + 6 + 10);
    }

    @Test
    void aLossOfParametersAloneHasNoMean() {
        CheckedModel model = Checking.model("param w = 1\nloss (w - 3)^2");

        assertThat(batchSums(model)).isEmpty();
        assertThat(value(model, Map.of("w", new double[] {1}), 4)).isEqualTo(4);
    }

    @Test
    void weightDecayCountsTheWeightsOfTheWholeFile() {
        CheckedModel model = Checking.model("""
                loss   weight_decay(0.5)
                input  x[2]
                param  bias[2] = 3
                param  W[2, 2] = [[1, 2], [3, 4]]
                hidden = dense(x, 1)
                output y = sum(W @ x + bias) + hidden[0]
                """);

        assertThat(loss(model).isBatched()).isFalse();
        assertThat(value(model, Map.of("W", new double[] {1, 2, 3, 4}, "hidden.W", new double[] {5, 6}), 1))
                .isEqualTo(0.25 * (1 + 4 + 9 + 16 + 25 + 36));
    }

    @Test
    void weightDecayOfNoWeightsIsZero() {
        CheckedModel model = Checking.model("input x\nparam w = 1\noutput y = w * x\nloss weight_decay(1) + w");

        assertThat(value(model, Map.of("w", new double[] {7}), 1)).isEqualTo(7);
    }

    @Test
    void aLongSumOfParameterTermsIsTakenApartWithoutRecursion() {
        CheckedModel model = Checking.model("input x\nparam w = 1\noutput y = w * x\nloss x" + " + w".repeat(50_000));

        assertThat(batchSums(model)).hasSize(1);
    }
}
