package dev.nnm.teach.backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.teach.Samples;
import dev.nnm.teach.backprop.Backpropagation.Change;
import dev.nnm.teach.backprop.Backpropagation.Layer;
import dev.nnm.teach.backprop.Backpropagation.Quantity;
import dev.nnm.teach.backprop.Backpropagation.Step;
import dev.nnm.teach.backprop.Backpropagation.Weight;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackpropagatorTest {

    private static Backpropagation lecture(int updates) {
        return Backpropagator.follow(
                Samples.asWritten("backprop", "loss", Map.of("x", new double[] {1, 0}, "t", new double[] {0.9})),
                updates);
    }

    private static Layer layer(Step step, String name) {
        return step.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Weight weight(Step step, String layer, String name) {
        return layer(step, layer).weights().stream()
                .filter(weight -> weight.name().text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Change change(Step step, String layer, String name) {
        return weight(step, layer, name).changes().orElseThrow();
    }

    @Test
    void theErrorTermsOfTheLecture() {
        Step step = lecture(1).steps().get(0);
        Quantity output = layer(step, "o").errorTerms().get(0);
        Quantity hidden = layer(step, "hidden").errorTerms().get(0);

        assertThat(output.name().text()).isEqualTo("δ_o");
        assertThat(output.formula().text()).isEqualTo("o*(1 - o)*(t - o)");
        assertThat(output.values().values().get(0)).isCloseTo(0.086, within(5e-4));
        assertThat(hidden.formula().text()).isEqualTo("w*hidden*δ_o*(1 - hidden)");
        assertThat(hidden.values().values())
                .allSatisfy(value -> assertThat(value).isCloseTo(0.002, within(5e-4)));
    }

    @Test
    void theStepsAndNewWeightsOfTheLecture() {
        Step step = lecture(1).steps().get(0);

        assertThat(change(step, "o", "b").change().values().get(0)).isCloseTo(0.0172, within(5e-5));
        assertThat(change(step, "o", "b").updated().values().get(0)).isCloseTo(0.1172, within(5e-5));
        assertThat(change(step, "o", "w").change().values())
                .allSatisfy(value -> assertThat(value).isCloseTo(0.0095, within(5e-5)));
        assertThat(change(step, "o", "w").updated().values())
                .allSatisfy(value -> assertThat(value).isCloseTo(0.1095, within(5e-5)));
        assertThat(step.lossAfter().orElseThrow()).isLessThan(step.loss());
    }

    @Test
    void momentumAddsAPartOfTheChangeBefore() {
        List<Step> steps = lecture(2).steps();
        Weight bias = weight(steps.get(1), "o", "b");
        double before = change(steps.get(0), "o", "b").change().values().get(0);

        assertThat(bias.values()).isEqualTo(change(steps.get(0), "o", "b").updated());
        assertThat(bias.changes().orElseThrow().previous().values().get(0)).isEqualTo(before);
        assertThat(bias.changes().orElseThrow().change().values().get(0))
                .isCloseTo(0.2 * bias.descent().values().values().get(0) + 0.9 * before, within(1e-15));
    }

    @Test
    void theNewWeightsAreThoseOfTraining() {
        CompiledModel trained = Samples.COMPILER
                .compile(Path.of("..", "samples", "backprop.nnm"))
                .train(Path.of("."))
                .model();
        Step step = lecture(1).steps().get(0);

        assertThat(change(step, "hidden", "V").updated().values().stream().mapToDouble(Double::doubleValue))
                .containsExactly(box(trained.weights().valuesOf(trained.description(), "V")));
        assertThat(change(step, "o", "b").updated().values().stream().mapToDouble(Double::doubleValue))
                .containsExactly(box(trained.weights().valuesOf(trained.description(), "b")));
    }

    private static Double[] box(double[] values) {
        return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    @Test
    void withoutUpdatesWeightsStay() {
        Backpropagation looked = lecture(0);

        assertThat(looked.steps()).hasSize(1);
        assertThat(looked.steps().get(0).lossAfter()).isEmpty();
        assertThat(weight(looked.steps().get(0), "o", "w").changes()).isEmpty();
        assertThat(looked.optimizer().settings()).containsEntry("momentum", 0.9);
    }

    @Test
    void softmaxWithCrossEntropyIsWrittenInTermsOfItsSteps() {
        Step step = Backpropagator.follow(
                        Samples.asWritten(
                                "iris", "loss", Map.of("x", new double[] {1, 2, 3, 4}, "species", new double[] {0})),
                        0)
                .steps()
                .get(0);

        assertThat(layer(step, "logits").errorTerms().get(0).formula().text())
                .isEqualTo("(if i == species then 1 else 0) - v10[i]/v11");
        assertThat(layer(step, "hidden").errorTerms().get(0).formula().text())
                .isEqualTo("(sum(k) δ_logits[k]*logits.W[k, i])*(1 - hidden[i]^2)");
    }

    @Test
    void aLayerWithoutActivationIsItsOwnNetInput() {
        Step step = Backpropagator.follow(
                        Samples.asWritten("xor", "loss", Map.of("x", new double[] {1, 0}, "t", new double[] {1})), 0)
                .steps()
                .get(0);

        assertThat(layer(step, "y").errorTerms().get(0).formula().text()).isEqualTo("-2*(y - t)");
        assertThat(layer(step, "h").errorTerms().get(0).formula().text()).isEqualTo("if v2 <= 0 then 0 else δ_y*w");
    }
}
