package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.runtime.ColumnSelection;
import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.PreparationPlan;
import dev.nnm.runtime.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a train block says. */
class TrainBlockTest {

    private static TrainingPlan plan(String settings) {
        CheckedModel model = Checking.model("""
                input x[2], z
                target t
                target kind : class("red", "white")
                param w = 1
                output y = w * z
                loss (y - t)^2
                train {
                """ + settings + "\n}");
        return Objects.requireNonNull(model.training());
    }

    @Test
    void defaults() {
        assertThat(plan(""))
                .isEqualTo(new TrainingPlan(null, 0, List.of(), new OptimizerPlan("adam", Map.of()), 100, 32, 0, 0));
    }

    @Test
    void everySetting() {
        assertThat(plan("""
                        split validation = 1 / 4
                        prepare standardize(x, z), minmax(z)
                        optimizer momentum(rate = 0.1, momentum = 0.5)
                        epochs 2 * 100
                        batch 16; seed -7
                        stop early(20)
                        """))
                .isEqualTo(new TrainingPlan(
                        null,
                        0.25,
                        List.of(
                                new PreparationPlan("standardize", "x"),
                                new PreparationPlan("standardize", "z"),
                                new PreparationPlan("minmax", "z")),
                        new OptimizerPlan("momentum", Map.of("rate", 0.1, "momentum", 0.5)),
                        200,
                        16,
                        -7,
                        20));
    }

    @Test
    void anOptimizerWithoutSettings() {
        assertThat(plan("optimizer adam").optimizer()).isEqualTo(new OptimizerPlan("adam", Map.of()));
    }

    @Test
    void aTableInTheFile() {
        assertThat(plan("""
                                data {
                                  (1, 2, 3) -> 4, "white"
                                  ([1, 2], -3) → (1 / 2, "red"); 1, 2, 3 -> (4, "red")
                                }
                                """).data())
                .isEqualTo(new DataPlan.Table(List.of(
                        List.of(1.0, 2.0, 3.0, 4.0, 1.0),
                        List.of(1.0, 2.0, -3.0, 0.5, 0.0),
                        List.of(1.0, 2.0, 3.0, 4.0, 0.0))));
    }

    @Test
    void aFile() {
        assertThat(plan("data \"wine.csv\"").data()).isEqualTo(new DataPlan.Csv("wine.csv", List.of()));
        assertThat(plan("data \"wine.csv\" { x = columns 2..3; z = column 5, t = column \"score\", kind = column 1 }")
                        .data())
                .isEqualTo(new DataPlan.Csv(
                        "wine.csv",
                        List.of(
                                new ColumnSelection("x", 2, 3, List.of()),
                                new ColumnSelection("z", 5, 5, List.of()),
                                new ColumnSelection("t", 0, 0, List.of("score")),
                                new ColumnSelection("kind", 1, 1, List.of()))));
    }

    @Test
    void aText() {
        String model = """
                input  seen[2] : characters("ab \\n")
                target next : characters("ab \\n")
                param  w = 0
                loss   w
                train { data text %s }
                """;
        assertThat(data(model.formatted("\"poem.txt\""))).isEqualTo(new DataPlan.TextFile("poem.txt", 1));
        assertThat(data(model.formatted("\"poem.txt\" every 2 * 4"))).isEqualTo(new DataPlan.TextFile("poem.txt", 8));
        assertThat(data(model.formatted("{ \"ab \" \"ba\"\n\n  \"a\\n\"; \"b\"\n} every 2")))
                .isEqualTo(new DataPlan.Text("ab baa\nb", 2));
    }

    private static @Nullable DataPlan data(String text) {
        return Objects.requireNonNull(Checking.model(text).training()).data();
    }

    @Test
    void withoutABlockThereIsNoPlan() {
        assertThat(Checking.model("input x\nparam w = 1\noutput y = w * x").training())
                .isNull();
    }
}
