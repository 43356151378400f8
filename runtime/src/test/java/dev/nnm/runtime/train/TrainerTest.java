package dev.nnm.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.HandWrittenModels;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.PreparationPlan;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.random.RandomNumbers;
import dev.nnm.runtime.random.RandomNumbers.Purpose;
import dev.nnm.runtime.train.TrainingListener.Decision;
import dev.nnm.runtime.weights.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

    private final CompiledModel linear = HandWrittenModels.linear(Precision.DOUBLE, null);

    private final TrainingOptions options = TrainingOptions.defaults()
            .withEpochs(200)
            .withBatch(7)
            .withOptimizer(new OptimizerPlan("sgd", Map.of("rate", 0.1)));

    /** Points on t = 3·x₁ − 2·x₂ + 1. */
    private Dataset plane(int count, double scale) {
        RandomNumbers random = new RandomNumbers(5, Purpose.INITIAL_VALUE, 0);
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x1 = scale * random.normal(2L * i);
            double x2 = scale * random.normal(2L * i + 1);
            rows.add(List.of(x1, x2, 3 * x1 - 2 * x2 + 1));
        }
        return Dataset.ofRows(linear.description(), rows);
    }

    private static double[] parameters(Weights weights) {
        return weights.parameters().toDoubles();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "adam"})
    void findsThePlane(String optimizer) {
        TrainingOptions chosen = options.withOptimizer(new OptimizerPlan(optimizer, Map.of("rate", 0.02)));
        TrainingResult result = linear.train(plane(50, 1), chosen, TrainingListener.none());
        double[] found = parameters(result.model().weights());
        assertThat(found[0]).isCloseTo(3, within(1e-3));
        assertThat(found[1]).isCloseTo(-2, within(1e-3));
        assertThat(found[2]).isCloseTo(1, within(1e-3));
        assertThat(result.initialLoss()).isGreaterThan(1);
        assertThat(result.finalLoss()).isLessThan(1e-5);
        assertThat(result.history()).hasSize(200);
        assertThat(result.end()).isEqualTo(TrainingResult.End.ALL_EPOCHS);
        assertThat(result.bestEpoch()).isEqualTo(200);
        assertThat(result.validation()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theSameSeedGivesTheSameBits(Precision precision) {
        CompiledModel model = HandWrittenModels.linear(precision, null);
        TrainingOptions few = options.withEpochs(3).withValidationFraction(0.2);
        double[] first = parameters(
                model.train(plane(50, 1), few, TrainingListener.none()).model().weights());
        double[] again = parameters(
                model.train(plane(50, 1), few, TrainingListener.none()).model().weights());
        double[] other = parameters(model.train(plane(50, 1), few.withSeed(1), TrainingListener.none())
                .model()
                .weights());
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void numbersThatAreNotFiniteAreNamed() {
        List<List<Double>> rows = new ArrayList<>(Collections.nCopies(20, List.of(1.0, 2.0, 3.0)));
        rows.set(7, List.of(1.0, Double.NaN, 3.0));
        rows.set(9, List.of(1.0, 2.0, Double.NEGATIVE_INFINITY));
        assertThatThrownBy(() -> train(rows))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("in example 7, element 1 of x is NaN; training needs finite numbers (examples and elements"
                        + " are counted from 0)");
        rows.set(7, rows.get(0));
        assertThatThrownBy(() -> train(rows))
                .hasMessage("in example 9, t is -Infinity; training needs finite numbers (examples and elements are"
                        + " counted from 0)");
    }

    private static TrainingResult train(List<List<Double>> rows) {
        CompiledModel model = HandWrittenModels.linear(Precision.DOUBLE, null);
        return model.train(
                Dataset.ofRows(model.description(), rows), TrainingOptions.defaults(), TrainingListener.none());
    }

    @Test
    void oneBatchOfAllExamplesIsGradientDescent() {
        Dataset examples = plane(4, 1);
        double[] start = parameters(linear.initialized(0).weights());
        double[] expected = start.clone();
        for (int i = 0; i < 4; i++) {
            double[] x = examples.input("x").example(i);
            double error = start[0] * x[0]
                    + start[1] * x[1]
                    + start[2]
                    - examples.targets().get(0).example(i)[0];
            expected[0] -= 0.1 * 2 * error * x[0] / 4;
            expected[1] -= 0.1 * 2 * error * x[1] / 4;
            expected[2] -= 0.1 * 2 * error / 4;
        }
        TrainingResult result = linear.train(examples, options.withEpochs(1).withBatch(100), TrainingListener.none());
        assertThat(parameters(result.model().weights())).containsExactly(expected, within(1e-15));
        assertThat(result.history().get(0).trainingLoss()).isCloseTo(result.initialLoss(), within(1e-12));
    }

    @Test
    void withoutEpochsTheInitialValuesRemain() {
        TrainingResult result = linear.train(plane(4, 1), options.withEpochs(0), TrainingListener.none());
        assertThat(parameters(result.model().weights()))
                .isEqualTo(parameters(linear.initialized(0).weights()));
        assertThat(result.finalLoss()).isEqualTo(result.initialLoss());
        assertThat(result.bestEpoch()).isZero();
    }

    @Test
    void preparationsAreFittedToTheTrainingPartAndKept() {
        TrainingOptions prepared = options.withPreparations(List.of(new PreparationPlan("standardize", "x")))
                .withValidationFraction(0.3);
        TrainingResult result = linear.train(plane(60, 1000), prepared, TrainingListener.none());
        assertThat(result.finalLoss()).isLessThan(1e-6);
        assertThat(result.model().weights().preparations()).hasSize(1);
        double[] y =
                result.model().evaluate(Map.of("x", new double[] {100, 10})).get("y");
        assertThat(y[0]).isCloseTo(281, within(0.1));
        assertThat(result.model().score(plane(60, 1000)).metrics().get("distance"))
                .isLessThan(0.1);
    }

    @Test
    void theListenerSeesEveryEpochAndCanStop() {
        List<Integer> epochs = new ArrayList<>();
        List<TrainingStart> starts = new ArrayList<>();
        List<Weights> snapshots = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(TrainingStart start) {
                starts.add(start);
            }

            @Override
            public Decision epochFinished(EpochRecord epoch, Supplier<Weights> weights) {
                epochs.add(epoch.epoch());
                snapshots.add(weights.get());
                return epoch.epoch() == 3 ? Decision.STOP : Decision.CONTINUE;
            }
        };
        TrainingResult result = linear.train(plane(10, 1), options.withValidationFraction(0.2), listener);
        assertThat(epochs).containsExactly(1, 2, 3);
        assertThat(starts).containsExactly(new TrainingStart(8, 2, 200, result.initialLoss()));
        assertThat(result.end()).isEqualTo(TrainingResult.End.REQUESTED);
        assertThat(result.stoppedEarly()).isTrue();
        assertThat(parameters(snapshots.get(2)))
                .isEqualTo(parameters(result.model().weights()));
        assertThat(parameters(snapshots.get(0))).isNotEqualTo(parameters(snapshots.get(1)));
    }

    @Test
    void earlyStoppingRestoresTheBestWeights() {
        // a rate at which descent oscillates around the minimum and grows
        TrainingOptions growing = options.withBatch(100)
                .withEpochs(100)
                .withPatience(4)
                .withOptimizer(new OptimizerPlan("momentum", Map.of("rate", 0.3, "momentum", 0.95)));
        List<double[]> snapshots = new ArrayList<>();
        TrainingResult result = linear.train(plane(30, 1), growing.withValidationFraction(0.3), (epoch, weights) -> {
            snapshots.add(parameters(weights.get()));
            return Decision.CONTINUE;
        });
        assertThat(result.end()).isEqualTo(TrainingResult.End.NO_IMPROVEMENT);
        assertThat(result.history()).hasSize(result.bestEpoch() + 4);
        assertThat(parameters(result.model().weights())).isEqualTo(snapshots.get(result.bestEpoch() - 1));
        double best = result.history().stream()
                .mapToDouble(EpochRecord::watchedLoss)
                .min()
                .orElseThrow();
        assertThat(result.validation().loss()).isEqualTo(best);
    }

    @Test
    void noRateIsBlamedForALossThatIsNotFiniteFromTheStart() {
        assertThatThrownBy(() -> linear.train(plane(14, 1e200), options, TrainingListener.none()))
                .isInstanceOf(DivergedException.class)
                .hasMessage("linear.nnm: the loss is Infinity before the first update. A preparation such as"
                        + " standardize(x) may help. Look for initial values or data that are too large, a division by 0,"
                        + " a logarithm or a root of a number that is not positive.");
    }

    @Test
    void aLossThatIsNotFiniteEndsTrainingWithAdvice() {
        TrainingOptions wild = options.withOptimizer(new OptimizerPlan("sgd", Map.of("rate", 1e200)));
        DivergedException error = catchThrowableOfType(
                DivergedException.class, () -> linear.train(plane(14, 1), wild, TrainingListener.none()));
        assertThat(error)
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "linear.nnm: the loss became Infinity in epoch 1, batch 2. A smaller rate than 1.0E200 for sgd"
                                + " or a preparation such as standardize(x) may help; otherwise look for a division by 0, a"
                                + " logarithm or a root of a number that is not positive.");
        assertThat(error.history()).isEmpty();
        assertThat(parameters(error.lastWeights()))
                .isEqualTo(parameters(linear.initialized(0).weights()));
    }

    @Test
    void theLastFiniteEpochIsKept() {
        TrainingOptions wild = options.withBatch(14).withOptimizer(new OptimizerPlan("sgd", Map.of("rate", 1e60)));
        List<double[]> snapshots = new ArrayList<>();
        TrainingListener listener = (epoch, weights) -> {
            snapshots.add(parameters(weights.get()));
            return Decision.CONTINUE;
        };
        DivergedException error =
                catchThrowableOfType(DivergedException.class, () -> linear.train(plane(14, 1), wild, listener));
        assertThat(error.history()).hasSameSizeAs(snapshots).isNotEmpty();
        assertThat(parameters(error.lastWeights())).isEqualTo(snapshots.get(snapshots.size() - 1));
    }

    @Test
    void trainsFromThePlan() {
        DataPlan table =
                new DataPlan.Table(List.of(List.of(0.0, 0.0, 1.0), List.of(1.0, 0.0, 4.0), List.of(0.0, 1.0, -1.0)));
        OptimizerPlan adam = new OptimizerPlan("adam", Map.of("rate", 0.1));
        CompiledModel model =
                HandWrittenModels.linear(Precision.FLOAT, new TrainingPlan(table, 0, List.of(), adam, 500, 2, 9, 0));
        TrainingResult result = model.train(Path.of("."));
        assertThat(result.finalLoss()).isLessThan(1e-3);
        assertThat(result.history()).hasSize(500);
    }

    @Test
    void classifiesIris() {
        Path folder = Path.of("../../shared/data");
        assumeTrue(
                Files.exists(folder.resolve("iris.csv")),
                () -> "skipped: there is no " + folder.resolve("iris.csv").toAbsolutePath());
        TrainingPlan plan = new TrainingPlan(
                new DataPlan.Csv("iris.csv", List.of()),
                0.2,
                List.of(new PreparationPlan("standardize", "x")),
                new OptimizerPlan("adam", Map.of("rate", 0.02)),
                100,
                16,
                0,
                20);
        CompiledModel iris = HandWrittenModels.iris(Precision.FLOAT, plan);
        TrainingResult result = iris.train(folder);
        assertThat(result.validation().metrics().get("accuracy")).isGreaterThan(0.9);
        assertThat(result.model().classOf(Map.of("x", new double[] {5.1, 3.5, 1.4, 0.2})))
                .isEqualTo("Iris-setosa");
    }

    @Test
    void theUsersMistakesAreNamed() {
        TrainingListener none = TrainingListener.none();
        assertThatThrownBy(() -> linear.train(plane(1, 1), options.withValidationFraction(0.5), none))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "linear.nnm: the data has 1 example, too few to set aside a fraction of 0.5 for validation.");
        assertThatThrownBy(() -> linear.train(plane(0, 1), options, none))
                .isInstanceOf(UserError.class)
                .hasMessage("linear.nnm: there are no examples to train with.");
        assertThatThrownBy(() -> linear.train(
                        plane(5, 1), options.withPreparations(List.of(new PreparationPlan("standardise", "x"))), none))
                .isInstanceOf(UserError.class)
                .hasMessage("linear.nnm: there is no preparation \"standardise\"; there are minmax, standardize."
                        + " Did you mean \"standardize\"?");
        assertThatThrownBy(() -> linear.train(
                        plane(5, 1), options.withPreparations(List.of(new PreparationPlan("minmax", "t"))), none))
                .isInstanceOf(UserError.class)
                .hasMessage("linear.nnm: minmax prepares inputs, and \"t\" is none; the inputs are x.");
        Dataset inputsOnly = Dataset.ofInputs(linear.description(), new double[][] {{1, 2}});
        assertThatThrownBy(() -> linear.train(inputsOnly, options, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the examples have no targets to train for");
        assertThatThrownBy(() -> HandWrittenModels.iris(Precision.FLOAT, null).train(plane(5, 1), options, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the examples have the inputs [x[2]], but the model has [x[4]]");
        assertThatThrownBy(() -> options.withBatch(0)).hasMessage("batch must be 1 or more, but is 0");
        assertThatThrownBy(() -> options.withValidationFraction(1)).hasMessageContaining("from 0 to below 1");
    }
}
