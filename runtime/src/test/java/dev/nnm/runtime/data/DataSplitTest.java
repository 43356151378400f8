package dev.nnm.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.runtime.HandWrittenModels;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataSplitTest {

    private final ModelDescription model =
            HandWrittenModels.linear(Precision.DOUBLE, null).description();

    private Dataset numbered(int count) {
        return Dataset.ofRows(
                model,
                IntStream.range(0, count)
                        .mapToObj(i -> List.of((double) i, -i - 0.5, 100.0 + i))
                        .toList());
    }

    private static double[] targets(Dataset examples) {
        return examples.targets().get(0).values().toDoubles();
    }

    @Test
    void everyExampleIsInOnePart() {
        DataSplit split = DataSplit.of(model, numbered(50), 0.2, 0);
        assertThat(split.training().count()).isEqualTo(40);
        assertThat(split.validation().count()).isEqualTo(10);
        double[] all = IntStream.concat(
                        Arrays.stream(targets(split.training())).mapToInt(t -> (int) t),
                        Arrays.stream(targets(split.validation())).mapToInt(t -> (int) t))
                .sorted()
                .mapToDouble(t -> t)
                .toArray();
        assertThat(all).isEqualTo(targets(numbered(50)));
    }

    @Test
    void inputsStayWithTheirTargets() {
        Dataset validation = DataSplit.of(model, numbered(50), 0.3, 4).validation();
        for (int i = 0; i < validation.count(); i++) {
            double number = validation.targets().get(0).example(i)[0] - 100;
            assertThat(validation.input("x").example(i)).containsExactly(number, -number - 0.5);
        }
    }

    @Test
    void theSeedDecides() {
        double[] zero = targets(DataSplit.of(model, numbered(50), 0.2, 0).validation());
        assertThat(targets(DataSplit.of(model, numbered(50), 0.2, 0).validation()))
                .isEqualTo(zero);
        assertThat(targets(DataSplit.of(model, numbered(50), 0.2, 1).validation()))
                .isNotEqualTo(zero);
    }

    @Test
    void noneOrAtLeastOneIsSetAside() {
        assertThat(DataSplit.of(model, numbered(3), 0, 0).validation().count()).isZero();
        assertThat(DataSplit.of(model, numbered(3), 0.01, 0).validation().count())
                .isEqualTo(1);
    }
}
