package dev.nnm.runtime.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.parallel.Workers;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizersTest {

    /** Rates at which slow starters arrive, and those that do not slow down stay near. */
    private static final Map<String, Double> RATES = Map.of("adagrad", 1.0, "rmsprop", 0.0005);

    static List<String> names() {
        return Optimizers.names();
    }

    private static Optimizer make(String name, Map<String, Double> settings) {
        return Optimizers.create(new OptimizerPlan(name, settings), Precision.DOUBLE, 1);
    }

    private static double[] threeSteps(Optimizer optimizer, double... gradients) {
        Storage parameter = Storage.of(Precision.DOUBLE, 1);
        double[] path = new double[gradients.length];
        for (int i = 0; i < gradients.length; i++) {
            optimizer.update(i + 1, parameter, Storage.of(Precision.DOUBLE, gradients[i]), 0, 1);
            path[i] = parameter.get(0);
        }
        return path;
    }

    @Test
    void sgdStepsAgainstTheGradient() {
        double[] path = threeSteps(make("sgd", Map.of("rate", 0.5)), 1, -2, 0);
        assertThat(path).containsExactly(0.5, 1.5, 1.5);
    }

    @Test
    void momentumAddsAFractionOfThePreviousStep() {
        double[] path = threeSteps(make("momentum", Map.of("rate", 0.5, "momentum", 0.5)), 1, 1, 0);
        assertThat(path).containsExactly(0.5, 0.5 - 0.75, -0.25 - 0.375);
    }

    @Test
    void nesterovLooksAhead() {
        double[] path = threeSteps(make("nesterov", Map.of("rate", 0.5, "momentum", 0.5)), 1, 1, 0);
        assertThat(path).containsExactly(1 - 0.75, 0.25 - 0.875, -0.625 - 0.1875);
    }

    @Test
    void adagradDividesByTheRootOfAllSquares() {
        double[] path = threeSteps(make("adagrad", Map.of("rate", 0.5)), 3, 4, 0);
        assertThat(path).containsExactly(new double[] {0.5, 0.5 - 0.4, 0.1}, within(1e-9));
    }

    @Test
    void rmspropForgetsOldSquares() {
        double[] path = threeSteps(make("rmsprop", Map.of("rate", 0.1, "decay", 0.75)), 2, 2, 0);
        assertThat(path)
                .containsExactly(
                        new double[] {0.8, 0.8 - 0.2 / Math.sqrt(1.75), 0.8 - 0.2 / Math.sqrt(1.75)}, within(1e-8));
    }

    @Test
    void adamwShrinksParametersBesideTheStepOfAdam() {
        double[] path = threeSteps(make("adamw", Map.of("rate", 0.1, "decay", 0.5)), 3, 0, 0);
        double[] plain = threeSteps(make("adamw", Map.of("rate", 0.1, "decay", 0.0)), 3, -1, 2);
        assertThat(path[0]).isCloseTo(0.95 - 0.1, within(1e-9));
        assertThat(plain).containsExactly(threeSteps(make("adam", Map.of("rate", 0.1)), 3, -1, 2));
    }

    /** Worked by hand from algorithm 1: in the first step the corrected moments are g and g². */
    @Test
    void adamCorrectsTheBiasOfItsMoments() {
        double[] path = threeSteps(make("adam", Map.of("rate", 0.1)), 3, 3, -1);
        assertThat(path[0]).isCloseTo(0.9, within(1e-9));
        assertThat(path[1]).isCloseTo(0.8, within(1e-9));
        double m = (0.1 * (0.81 * 3 + 0.9 * 3 - 1)) / (1 - 0.729);
        double v = (0.001 * (0.998001 * 9 + 0.999 * 9 + 1)) / (1 - 0.997002999);
        assertThat(path[2]).isCloseTo(path[1] - 0.1 * m / (Math.sqrt(v) + 1e-8), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("names")
    void onlyTheRangeIsUpdated(String name) {
        Optimizer optimizer = Optimizers.create(new OptimizerPlan(name, Map.of()), Precision.DOUBLE, 4);
        Storage parameters = Storage.of(Precision.DOUBLE, 1, 1, 1, 1);
        optimizer.update(1, parameters, Storage.of(Precision.DOUBLE, 1, 1, 1, 1), 1, 3);
        assertThat(parameters.get(0)).isEqualTo(1);
        assertThat(parameters.get(1)).isLessThan(1);
        assertThat(parameters.get(2)).isEqualTo(parameters.get(1));
        assertThat(parameters.get(3)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void everyOptimizerFindsTheMinimumOfAParabola(Precision precision) {
        for (String name : Optimizers.names()) {
            Map<String, Double> settings = new HashMap<>(Map.of("rate", RATES.getOrDefault(name, 0.05)));
            if (name.equals("adamw")) {
                settings.put("decay", 0.0);
            }
            Optimizer optimizer = Optimizers.create(new OptimizerPlan(name, settings), precision, 1);
            Storage parameter = Storage.of(precision, 3);
            for (int step = 1; step <= 6000; step++) {
                optimizer.update(step, parameter, Storage.of(precision, 2 * (parameter.get(0) - 1)), 0, 1);
            }
            assertThat(parameter.get(0)).as(name).isCloseTo(1, within(1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void floatsFollowDoubles(String name) {
        Storage floats = threeSteps(name, Precision.FLOAT, 1300, Workers.ONE);
        Storage doubles = threeSteps(name, Precision.DOUBLE, 1300, Workers.ONE);
        assertThat(floats.toDoubles()).containsExactly(doubles.toDoubles(), within(1e-7));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theNumberOfThreadsChangesNoBit(String name) {
        for (Precision precision : Precision.values()) {
            Storage alone = threeSteps(name, precision, 200_003, Workers.ONE);
            Storage together = threeSteps(name, precision, 200_003, Workers.of(3));
            assertThat(together.toDoubles()).isEqualTo(alone.toDoubles());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aStepAllocatesNothing(String name) {
        int size = 200_000;
        Storage parameters = Storage.allocate(Precision.FLOAT, size);
        Storage gradient = Storage.allocate(Precision.FLOAT, size);
        Optimizer optimizer = Optimizers.create(new OptimizerPlan(name, Map.of()), Precision.FLOAT, size)
                .with(Workers.of(2));
        optimizer.update(1, parameters, gradient, 0, size);
        long before = allocatedBytes();
        for (int step = 2; step <= 100; step++) {
            optimizer.update(step, parameters, gradient, 0, size);
        }
        assertThat(allocatedBytes() - before).isLessThan(1000);
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Steps with different gradients, each in two ranges. */
    private static Storage threeSteps(String name, Precision precision, int size, Workers workers) {
        Storage parameters = Storage.allocate(precision, size);
        Storage gradient = Storage.allocate(precision, size);
        Optimizer optimizer = Optimizers.create(new OptimizerPlan(name, Map.of()), precision, size)
                .with(workers);
        for (int step = 1; step <= 3; step++) {
            for (int i = 0; i < size; i++) {
                gradient.set(i, (i + step) % 7 - 3);
            }
            optimizer.update(step, parameters, gradient, 0, 700);
            optimizer.update(step, parameters, gradient, 700, size);
        }
        return parameters;
    }

    /** In float the square of such a gradient is 0: the step must not become the gradient divided by epsilon. */
    @ParameterizedTest
    @ValueSource(strings = {"adam", "adamw", "rmsprop", "adagrad"})
    void aTinyEpsilonDoesNoHarm(String name) {
        OptimizerPlan plan = new OptimizerPlan(name, Map.of("epsilon", 1e-300, "rate", 0.1));
        Optimizer optimizer = Optimizers.create(plan, Precision.FLOAT, 2);
        Storage parameters = Storage.of(Precision.FLOAT, 0, 0);
        optimizer.update(1, parameters, Storage.of(Precision.FLOAT, 0, 1e-24), 0, 2);
        assertThat(parameters.get(0)).isZero();
        assertThat(parameters.get(1)).isBetween(-0.11, 0.0);
    }

    @Test
    void precisionsMustAgree() {
        Optimizer optimizer = make("sgd", Map.of());
        assertThatThrownBy(() ->
                        optimizer.update(1, Storage.of(Precision.FLOAT, 1), Storage.of(Precision.DOUBLE, 1), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsAreListedWithTheirDefaults() {
        assertThat(Optimizers.settingsOf("adam"))
                .containsExactly(
                        Map.entry("rate", 0.001),
                        Map.entry("beta1", 0.9),
                        Map.entry("beta2", 0.999),
                        Map.entry("epsilon", 1e-8));
        assertThat(Optimizers.find("newton")).isEmpty();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> make("adan", Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage("There is no optimizer \"adan\"; there are sgd, momentum, nesterov, adagrad, rmsprop, "
                        + "adam, adamw. Did you mean \"adam\"?");
        assertThatThrownBy(() -> make("sgd", Map.of("rat", 1.0)))
                .isInstanceOf(UserError.class)
                .hasMessage("The optimizer sgd has no setting \"rat\"; it has rate. Did you mean \"rate\"?");
        assertThatThrownBy(() -> make("sgd", Map.of("rate", -1.0)))
                .isInstanceOf(UserError.class)
                .hasMessage("The setting rate of the optimizer sgd must be a positive number, but is -1.0.");
        assertThatThrownBy(() -> make("momentum", Map.of("momentum", 1.0)))
                .hasMessageContaining("must be a number from 0 to below 1");
        assertThatThrownBy(() -> make("sgd", Map.of("rate", Double.NaN))).isInstanceOf(UserError.class);
    }
}
