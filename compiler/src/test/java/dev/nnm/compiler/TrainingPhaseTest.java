package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.train.TrainingListener;
import dev.nnm.runtime.train.TrainingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training does otherwise than predictions: random numbers, statistics of the batch. */
class TrainingPhaseTest {

    private static final String NOISY = """
            input x[3]
            target t
            hidden = batch_norm(dense(dropout(gaussian_noise(x, 0.1), 0.25), 4, tanh))
            output y = sum(dense(dropout(hidden), 1))
            loss (y - t)^2
            """;

    private static final double EPSILON = 1e-5;

    private static CompiledModel compile(String text) {
        return NnmCompiler.standard().compile("test.nnm", text);
    }

    private static Dataset examples(ModelDescription model, int count, int width) {
        Random random = new Random(3);
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(random.doubles(width, -1, 1).boxed().toList());
        }
        return Dataset.ofRows(model, rows);
    }

    private static CompiledModel train(CompiledModel model, Dataset examples, TrainingOptions options) {
        return model.train(examples, options, TrainingListener.none()).model();
    }

    private static double[] weights(CompiledModel model) {
        return model.weights().parameters().toDoubles();
    }

    // ---- random numbers

    @Test
    void theSameSeedGivesTheSameBits() {
        TrainingOptions options = TrainingOptions.defaults().withEpochs(5).withBatch(8);
        CompiledModel model = compile(NOISY);
        Dataset examples = examples(model.description(), 30, 4);

        double[] once = weights(train(model, examples, options));
        double[] again = weights(train(compile(NOISY), examples, options));
        double[] otherSeed = weights(train(model, examples, options.withSeed(1)));

        assertThat(again).containsExactly(once);
        assertThat(otherSeed).isNotEqualTo(once);
    }

    @Test
    void predictionsAreNotRandom() {
        CompiledModel model = compile(NOISY);
        Map<String, double[]> x = Map.of("x", new double[] {1, 2, 3});
        assertThat(model.evaluate(x).get("y")).containsExactly(model.evaluate(x).get("y"));
    }

    @Test
    void everyUpdateAndEveryCallDrawsAnew() {
        // each noise is squared, so the mean of the loss over updates is the variance of the difference
        CompiledModel model = compile("""
                input x
                param w = 0
                output y = w * x
                loss (random_uniform() - random_uniform())^2 + 0 * w
                """);
        Dataset examples = examples(model.description(), 100, 1);
        List<Double> losses = model
                .train(examples, TrainingOptions.defaults().withEpochs(20).withBatch(50), TrainingListener.none())
                .history()
                .stream()
                .map(epoch -> epoch.trainingLoss())
                .toList();
        assertThat(losses).doesNotHaveDuplicates();
        double mean = losses.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertThat(mean).isCloseTo(1 / 6.0, within(0.01));
    }

    @Test
    void whatIsTheSameForAllExamplesHasOneNoise() {
        // of shared noise z the batch's mean of (z - mean of z)^2 is 0; of noise for each example it is not
        String model =
                "input x\nparam w = 0\noutput y = w * x\nz = random_normal(%s)\nloss (z - batch_mean(z))^2 + 0*w";
        assertThat(lossOfTraining(model.formatted("like = w"))).isZero();
        assertThat(lossOfTraining(model.formatted("like = x"))).isGreaterThan(0.5);
        assertThat(lossOfTraining(model.formatted(""))).isGreaterThan(0.5);
    }

    private static double lossOfTraining(String text) {
        CompiledModel model = compile(text);
        TrainingOptions options = TrainingOptions.defaults().withEpochs(1).withBatch(100);
        return model.train(examples(model.description(), 100, 1), options, TrainingListener.none())
                .history()
                .get(0)
                .trainingLoss();
    }

    @Test
    void everyStepOfALoopAndEveryIndexHasItsOwnNumbers() {
        String model = "input x\nparam w = 0\noutput y = w * x\n%s\nloss 0 * w + %s";
        assertThat(lossOfTraining(model.formatted(
                        "z = scan s over i in 0..5 from 0 collect { random_normal(like = w) }", "variance(z)")))
                .isGreaterThan(0.01);
        assertThat(lossOfTraining(model.formatted("""
                                (z, n) = while n < 5 from z = [0, 0, 0, 0, 0], n = 0 max 9 {
                                  (if range(5) == n then random_normal(like = w) else z, n + 1)
                                }""", "variance(z)"))).isGreaterThan(0.01);
        assertThat(lossOfTraining(model.formatted("z[i in 0..5] = random_normal(like = w)", "variance(z)")))
                .isGreaterThan(0.01);
        assertThat(lossOfTraining(model.formatted("z[i in 0..4, j in 0..3] = random_uniform()", "variance(z)")))
                .isBetween(0.05, 0.12);
        assertThat(lossOfTraining(model.formatted(
                        "z = scan s over t in 0..50 from 0 { s + dropout(ones(100), 0.5)[t] }", "(z / 50 - 1)^2")))
                .isLessThan(0.1);
    }

    @Test
    void predictionsInLoopsAreNotRandom() {
        CompiledModel model = compile("""
                input x[4]
                output last = scan s over xt in x from 0 { s + dropout(xt) }, all[i] = gaussian_noise(x[i])
                """);
        Map<String, double[]> y = model.evaluate(Map.of("x", new double[] {1, 2, 3, 4}));
        assertThat(y.get("last")).containsExactly(10);
        assertThat(y.get("all")).containsExactly(1, 2, 3, 4);
    }

    @Test
    void recurrentNetworksTrainWithDropout() {
        String text = """
                input x[6]
                target t
                param W[3, 3] ~ glorot
                param u[3] ~ normal(0, 0.5)
                last = scan h over xt in x from zeros(3) { dropout(tanh(W @ h + u * xt), 0.2) }
                output y = sum(dense(last, 1))
                loss (y - t)^2
                """;
        CompiledModel model = compile(text);
        Dataset examples = examples(model.description(), 20, 7);
        TrainingOptions options = TrainingOptions.defaults().withEpochs(5);
        double[] once = weights(train(model, examples, options));
        assertThat(once).isNotEqualTo(weights(model.initialized(0))).doesNotContain(Double.NaN);
        assertThat(weights(train(compile(text), examples, options))).containsExactly(once);
    }

    @Test
    void dropoutKeepsTheMean() {
        double loss = lossOfTraining("""
                input x
                param w = 0
                output y = w * x
                loss mean(dropout(ones(10000), 0.2)) + 0 * w * x
                """);
        assertThat(loss).isCloseTo(1, within(0.01));
    }

    // ---- statistics

    private static final String NORMED = """
            precision %s
            input x[2]
            target t
            z = batch_norm(x, momentum = 0.75)
            output y = z[0] + 2 * z[1]
            loss (y - t)^2
            """;

    private static final double[][] ROWS = {{1, 10, 0}, {3, 30, 1}, {5, 20, 2}, {7, 40, 3}};

    private static Dataset rows(CompiledModel model) {
        List<List<Double>> rows = new ArrayList<>();
        for (double[] row : ROWS) {
            rows.add(List.of(row[0], row[1], row[2]));
        }
        return Dataset.ofRows(model.description(), rows);
    }

    @Test
    void statisticsLieBehindWhatIsTrained() {
        ModelDescription model = compile(NORMED.formatted("double")).description();
        assertThat(model.parameters().stream().map(Parameter::name))
                .containsExactly("z.scale", "z.shift", "z.running_mean", "z.running_variance");
        assertThat(model.parameters().stream().map(Parameter::trained)).containsExactly(true, true, false, false);
        assertThat(model.trainedCount()).isEqualTo(4);
        assertThat(model.parameterCount()).isEqualTo(8);
    }

    @Test
    void anUpdateMovesStatisticsTowardsThoseOfTheBatch() {
        for (Precision precision : Precision.values()) {
            CompiledModel model = compile(NORMED.formatted(precision.name().toLowerCase(Locale.ROOT)));
            TrainingOptions options = TrainingOptions.defaults().withEpochs(1).withBatch(4);
            CompiledModel trained = train(model, rows(model), options);
            double[] mean = trained.weights().valuesOf(model.description(), "z.running_mean");
            double[] variance = trained.weights().valuesOf(model.description(), "z.running_variance");
            assertThat(mean).containsExactly(new double[] {0.25 * 4, 0.25 * 25}, within(1e-6));
            assertThat(variance).containsExactly(new double[] {0.75 + 0.25 * 5, 0.75 + 0.25 * 125}, within(1e-5));
        }
    }

    @Test
    void trainingNormalisesByTheBatchAndPredictionByWhatWasCollected() {
        CompiledModel model = compile(NORMED.formatted("double"));
        double[] initial = weights(model.initialized(0));
        assertThat(initial).containsExactly(1, 1, 0, 0, 0, 0, 1, 1);
        // untrained, the collected mean is 0 and the collected variance 1
        assertThat(model.evaluate(Map.of("x", new double[] {1, 10})).get("y")[0])
                .isCloseTo((1 + 2 * 10) / Math.sqrt(1 + EPSILON), within(1e-12));

        double expected = 0;
        for (double[] row : ROWS) {
            double y = (row[0] - 4) / Math.sqrt(5 + EPSILON) + 2 * (row[1] - 25) / Math.sqrt(125 + EPSILON);
            expected += (y - row[2]) * (y - row[2]) / ROWS.length;
        }
        TrainingOptions options = TrainingOptions.defaults().withEpochs(1).withBatch(4);
        double loss = model.train(rows(model), options, TrainingListener.none())
                .history()
                .get(0)
                .trainingLoss();
        assertThat(loss).isCloseTo(expected, within(1e-12));
    }

    @Test
    void scoresUseWhatWasCollected() {
        CompiledModel model = compile(NORMED.formatted("double"));
        CompiledModel trained =
                train(model, rows(model), TrainingOptions.defaults().withEpochs(30));
        double expected = 0;
        for (double[] row : ROWS) {
            double y =
                    trained.evaluate(Map.of("x", new double[] {row[0], row[1]})).get("y")[0];
            expected += (y - row[2]) * (y - row[2]) / ROWS.length;
        }
        assertThat(trained.score(rows(model)).loss()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void batchNormOfFeatureMapsIsByChannel() {
        CompiledModel model = compile("""
                input x[2, 3, 2]
                z = batch_norm(x, momentum = 0)
                output y = z
                loss sum(z)^2
                """);
        Dataset examples = examples(model.description(), 5, 12);
        CompiledModel trained =
                train(model, examples, TrainingOptions.defaults().withEpochs(1));
        double[] mean = new double[2];
        for (int example = 0; example < 5; example++) {
            double[] x = examples.input("x").example(example);
            for (int i = 0; i < 12; i++) {
                mean[i / 6] += x[i] / 30;
            }
        }
        assertThat(trained.weights().valuesOf(model.description(), "z.running_mean"))
                .containsExactly(mean, within(1e-12));
    }

    @Test
    void aFileOfWeightsHoldsStatistics(@TempDir Path folder) {
        CompiledModel model = compile(NORMED.formatted("double"));
        CompiledModel trained =
                train(model, rows(model), TrainingOptions.defaults().withEpochs(3));
        Path file = folder.resolve("weights.npz");
        trained.save(file);
        assertThat(weights(model.load(file))).containsExactly(weights(trained));
    }

    @Test
    void aStatisticUsedTwiceCollectsTheMeanOfBothValues() {
        CompiledModel model = compile("""
                input x
                param w = 1
                param m = 0
                a = running(m, batch_mean(x), momentum = 0.5)
                b = running(m, 2, momentum = 0.5)
                output y = w * x
                loss (y - a - b)^2
                """);
        CompiledModel trained = train(
                model,
                Dataset.ofRows(model.description(), List.of(List.of(3.0), List.of(5.0))),
                TrainingOptions.defaults().withEpochs(1));
        assertThat(trained.weights().valuesOf(model.description(), "m")).containsExactly(0.5 * (4 + 2) / 2);
    }

    @Test
    void aSharedLayerCollectsWhatAllItsCallsMeasure() {
        CompiledModel model = compile("""
                input a[2], b[2]
                layer f = batch_norm(momentum = 0.5)
                output d = sum(f(a) * f(b))
                loss d^2
                """);
        Dataset examples = Dataset.ofRows(
                model.description(), List.of(List.of(1.0, 2.0, 10.0, 20.0), List.of(3.0, 4.0, 30.0, 40.0)));
        CompiledModel trained =
                train(model, examples, TrainingOptions.defaults().withEpochs(1));
        assertThat(trained.weights().valuesOf(model.description(), "f.running_mean"))
                .containsExactly(0.5 * (2 + 20) / 2, 0.5 * (3 + 30) / 2);
    }

    // ---- derivatives

    @Test
    void derivativesInAModelSeeTheSameNoise() {
        // the derivative of dropout(x)^2 is 2 dropout(x) times 0 or 2, so it is 4 dropout(x)
        CompiledModel model = compile("""
                input x
                param w = 1
                y = w * x
                e = dropout(y)^2
                output out = y
                loss (grad(e, y)^2 - 16 * e)^2 + 0 * w
                """);
        double loss = model.train(
                        examples(model.description(), 50, 1),
                        TrainingOptions.defaults().withEpochs(1),
                        TrainingListener.none())
                .history()
                .get(0)
                .trainingLoss();
        assertThat(loss).isCloseTo(0, within(1e-20));
    }

    @Test
    void derivativesThatAreShownAreThoseOfPredictions() {
        CompiledModel model = compile("input x\noutput y = dropout(x)^2");
        assertThat(model.gradient("y", Map.of("x", new double[] {3})).byInput().get("x"))
                .containsExactly(6);
    }

    // ---- normalisation of one example

    @Test
    void layerNormIsByExample() {
        CompiledModel model = compile("input x[2, 3]\noutput y = layer_norm(x)");
        double[] y =
                model.evaluate(Map.of("x", new double[] {1, 2, 3, 10, 30, 50})).get("y");
        double small = 1 / Math.sqrt(2.0 / 3 + EPSILON);
        double large = 20 / Math.sqrt(800.0 / 3 + EPSILON);
        assertThat(y).containsExactly(new double[] {-small, 0, small, -large, 0, large}, within(1e-12));
    }
}
