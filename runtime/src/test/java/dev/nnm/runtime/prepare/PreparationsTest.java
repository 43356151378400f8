package dev.nnm.runtime.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.runtime.HandWrittenModels;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.PreparationPlan;
import dev.nnm.runtime.data.Dataset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparationsTest {

    private final ModelDescription model =
            HandWrittenModels.linear(Precision.FLOAT, null).description();

    private Dataset raw(double... first) {
        return Dataset.ofInputs(
                model, Arrays.stream(first).mapToObj(x -> new double[] {x, 0.1}).toArray(double[][]::new));
    }

    private double[] prepare(Dataset training, Dataset examples, String... kinds) {
        List<PreparationPlan> plans =
                Arrays.stream(kinds).map(k -> new PreparationPlan(k, "x")).toList();
        List<FittedPreparation> fitted = Preparations.fit(model, plans, training);
        return Preparations.apply(fitted, examples, Precision.DOUBLE)
                .input("x")
                .values()
                .toDoubles();
    }

    @Test
    void standardizeGivesMeanZeroAndDeviationOne() {
        double[] values = prepare(raw(1, 2, 3, 6), raw(1, 2, 3, 6), "standardize");
        double[] first = {values[0], values[2], values[4], values[6]};
        assertThat(Arrays.stream(first).sum()).isCloseTo(0, within(1e-15));
        assertThat(Arrays.stream(first).map(z -> z * z).sum() / 4).isCloseTo(1, within(1e-15));
    }

    @Test
    void minmaxMapsTheTrainingRange() {
        assertThat(prepare(raw(2, 4, 6), raw(2, 4, 6, 8), "minmax")).containsExactly(0, 0, 0.5, 0, 1, 0, 1.5, 0);
    }

    @Test
    void aConstantElementBecomesZero() {
        double[] values = prepare(raw(1, 2, 3), raw(1, 2, 3), "standardize");
        assertThat(new double[] {values[1], values[3], values[5]}).containsExactly(0, 0, 0);
    }

    @Test
    void severalPreparationsFollowEachOther() {
        double[] both = prepare(raw(2, 4, 9), raw(2, 4, 9, 5), "minmax", "standardize");
        assertThat(both).containsExactly(prepare(raw(2, 4, 9), raw(2, 4, 9, 5), "standardize"), within(1e-14));
        double[] reversed = prepare(raw(2, 4, 9), raw(2, 4, 9, 5), "standardize", "minmax");
        assertThat(reversed).containsExactly(prepare(raw(2, 4, 9), raw(2, 4, 9, 5), "minmax"), within(1e-14));
    }

    @Test
    void withoutPreparationsOnlyThePrecisionChanges() {
        double[] values = Preparations.apply(List.of(), raw(0.1), Precision.FLOAT)
                .input("x")
                .values()
                .toDoubles();
        assertThat(values).containsExactly(0.1f, 0.1f);
    }

    @Test
    void theTableNamesItsRows() {
        assertThat(Preparations.names()).containsExactly("minmax", "standardize");
        assertThat(Preparations.find("whiten")).isEmpty();
    }
}
