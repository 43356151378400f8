package dev.nnm.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.parallel.Workers;
import dev.nnm.runtime.predict.Predictions;
import dev.nnm.runtime.prepare.FittedPreparation;
import dev.nnm.runtime.train.Scores;
import dev.nnm.runtime.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledModelTest {

    private final CompiledModel model = HandWrittenModels.linear(Precision.DOUBLE, null)
            .withWeights(new Weights(Storage.of(Precision.DOUBLE, 2, -1, 0.5), List.of()));

    private final CompiledModel prepared = model.withWeights(new Weights(
            model.weights().parameters(),
            List.of(new FittedPreparation(
                    "x", Storage.of(Precision.DOUBLE, 10, 20), Storage.of(Precision.DOUBLE, 4, 5)))));

    private static Map<String, double[]> x(double... values) {
        return Map.of("x", values);
    }

    @Test
    void evaluatesOneExample() {
        assertThat(model.evaluate(x(3, 4)).get("y")).containsExactly(2.5);
    }

    @Test
    void preparesRawInputs() {
        assertThat(prepared.evaluate(x(14, 25)).get("y")).containsExactly(2 - 1 + 0.5);
    }

    @Test
    void writingToWhatItIsMadeFromOrGivesChangesNothing() {
        Storage given = Storage.of(Precision.DOUBLE, 2, -1, 0.5);
        Storage shift = Storage.of(Precision.DOUBLE, 10, 20);
        CompiledModel made = model.withWeights(new Weights(
                given, List.of(new FittedPreparation("x", shift, Storage.of(Precision.DOUBLE, 4, 5)))));
        CompiledModel alone = made.withThreads(1);
        given.set(0, 99);
        shift.set(0, 99);
        made.weights().parameters().set(0, 99);
        FittedPreparation preparation = made.weights().preparations().get(0);
        preparation.shift().set(0, 99);
        preparation.scale().set(0, 99);
        for (CompiledModel same : List.of(made, alone)) {
            assertThat(same.evaluate(x(14, 25)).get("y")).containsExactly(2 - 1 + 0.5);
            assertThat(same.gradient("y", x(14, 25)).byInput().get("x")).containsExactly(2.0 / 4, -1.0 / 5);
            assertThat(same.weights().valuesOf(same.description(), "w")).containsExactly(2, -1);
        }
    }

    @Test
    void gradientsAreWithRespectToRawInputs() {
        OutputGradient raw = model.gradient("y", x(3, 4));
        assertThat(raw.value()).isEqualTo(2.5);
        assertThat(raw.byInput().get("x")).containsExactly(2, -1);
        OutputGradient chained = prepared.gradient("y", x(14, 25));
        assertThat(chained.value()).isEqualTo(1.5);
        assertThat(chained.byInput().get("x")).containsExactly(2.0 / 4, -1.0 / 5);
    }

    @Test
    void predictsMoreExamplesThanABatchHolds() {
        double[][] rows =
                IntStream.range(0, 1000).mapToObj(i -> new double[] {i, 1}).toArray(double[][]::new);
        Predictions predictions = model.predict(rows);
        assertThat(predictions.count()).isEqualTo(1000);
        for (int i : new int[] {0, 255, 256, 999}) {
            assertThat(predictions.output("y", i)).containsExactly(2.0 * i - 0.5);
        }
        assertThat(model.predict(new double[0][]).count()).isZero();
    }

    @Test
    void classifiesByTheLargestOutput() {
        CompiledModel iris = HandWrittenModels.iris(Precision.FLOAT, null);
        Storage parameters = Storage.allocate(Precision.FLOAT, 15);
        parameters.set(4, 1);
        CompiledModel trained = iris.withWeights(new Weights(parameters, List.of()));
        assertThat(trained.classOf(x(1, 0, 0, 0))).isEqualTo("Iris-versicolor");
        assertThat(trained.classOf(x(-1, 0, 0, 0))).isEqualTo("Iris-setosa");
        assertThatThrownBy(() -> model.classOf(x(1, 1))).hasMessageContaining("Linear does not classify");
    }

    @Test
    void scoresAreMeansOverAllExamples() {
        List<List<Double>> rows = IntStream.range(0, 300)
                .mapToObj(i -> List.of(0.0, 0.0, 0.5 - i))
                .toList();
        Scores scores = model.score(Dataset.ofRows(model.description(), rows));
        assertThat(scores.metrics()).containsOnlyKeys("distance");
        assertThat(scores.metrics().get("distance")).isCloseTo(299 / 2.0, within(1e-9));
        assertThat(scores.loss()).isCloseTo(299 * 599 / 6.0, within(1e-7));
    }

    @Test
    void initialisationDependsOnTheSeed() {
        double[] zero = model.initialized(0).weights().parameters().toDoubles();
        assertThat(model.initialized(0).weights().parameters().toDoubles()).isEqualTo(zero);
        assertThat(model.initialized(1).weights().parameters().toDoubles()).isNotEqualTo(zero);
    }

    @Test
    void savesAndLoadsWeights(@TempDir Path folder) {
        Path file = folder.resolve("w.npz");
        prepared.save(file);
        CompiledModel loaded = model.initialized(3).load(file);
        assertThat(loaded.evaluate(x(14, 25)).get("y")).containsExactly(1.5);
    }

    @Test
    void theCallersMistakesAreNamed() {
        assertThatThrownBy(() -> model.evaluate(x(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the input x is [2], but 1 number is given");
        assertThatThrownBy(() -> model.evaluate(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the input x is missing");
        assertThatThrownBy(() -> model.evaluate(Map.of("X", new double[2])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Linear has no input X; it has x. Did you mean \"x\"?");
        assertThatThrownBy(() -> model.gradient("z", x(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Linear has no output z; it has y.");
        assertThatThrownBy(() -> HandWrittenModels.iris(Precision.FLOAT, null).gradient("probability", x(1, 1, 1, 1)))
                .hasMessage("the output probability is [3]; only a scalar output has a gradient");
        assertThatThrownBy(() -> model.predict(new double[][] {{1, 2, 3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row has 3 numbers, but the inputs of the model have 2");
        assertThatThrownBy(() -> model.withWeights(new Weights(Storage.of(Precision.DOUBLE, 1), List.of())))
                .hasMessage("Linear has 3 parameters, but the weights have 1");
        assertThatThrownBy(() -> model.withWeights(new Weights(Storage.of(Precision.FLOAT, 1, 2, 3), List.of())))
                .hasMessage("Linear has the precision DOUBLE, but the weights have FLOAT");
        assertThatThrownBy(() -> model.train(Path.of(".")))
                .isInstanceOf(UserError.class)
                .hasMessage("linear.nnm: the model file names no data to train with.");
    }

    @Test
    void nullIsNamed() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("description is null", () -> new CompiledModel(null, model.kernels(), model.weights()));
        calls.put("weights is null", () -> new CompiledModel(model.description(), model.kernels(), null));
        calls.put("newWeights is null", () -> model.withWeights(null));
        calls.put("inputs is null", () -> model.evaluate(null));
        calls.put("output is null", () -> model.gradient(null, x(1, 1)));
        calls.put("rows is null", () -> model.predict((double[][]) null));
        calls.put("row 1 is null", () -> model.predict(new double[][] {{1, 2}, null}));
        calls.put("examples is null", () -> model.predict((Dataset) null));
        calls.put("folder is null", () -> model.train(null));
        calls.put("the weights file is null", () -> model.load(null));
        calls.put("file is null", () -> model.save(null));
        calls.put(
                "a number of row 0 is null",
                () -> Dataset.ofRows(model.description(), List.of(Arrays.asList(1.0, null, 2.0))));
        calls.forEach((message, call) -> assertThatThrownBy(call)
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage(message));
        Variable kind = new Variable("kind", List.of(), List.of("red", "blue"));
        assertThatThrownBy(() -> kind.indicesOf("red", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a class of kind is null; it is one of red, blue.");
        assertThatThrownBy(() -> kind.indicesOf((String[]) null)).hasMessageStartingWith("a class of kind is null");
    }

    @Test
    void kernelsAreGivenTheThreads() {
        List<Workers> given = new ArrayList<>();
        KernelFactory kernels = new KernelFactory() {
            @Override
            public List<KernelDescription> descriptions() {
                return model.kernels().descriptions();
            }

            @Override
            public Kernel create(String name) {
                return new Kernel() {
                    @Override
                    public void run(int batch, Storage[] arguments) {
                        model.kernels().create(name).run(batch, arguments);
                    }

                    @Override
                    public void use(Workers workers) {
                        given.add(workers);
                    }
                };
            }
        };
        CompiledModel counting = new CompiledModel(model.description(), kernels, model.weights());
        CompiledModel two = counting.withThreads(2);
        counting.evaluate(x(3, 4));
        two.withWeights(model.weights()).evaluate(x(3, 4));
        two.gradient("y", x(3, 4));
        assertThat(given).containsExactly(Workers.ofProcessors(), two.workers(), two.workers());
        assertThat(two.workers().threads()).isEqualTo(2);
    }
}
