package dev.nnm.teach.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.runtime.UserError;
import dev.nnm.teach.Samples;
import dev.nnm.teach.activations.ActivationCurve.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationSamplerTest {

    private static final ActivationSampler SAMPLER = new ActivationSampler(-8, 8, 0.01);

    @Test
    void theSigmoidAndItsDerivative() {
        for (ActivationCurve.Point point : curve("sigmoid").points()) {
            double value = 1 / (1 + Math.exp(-point.x()));
            assertThat(point.value()).isEqualTo(value, within(1e-14));
            assertThat(point.derivative()).isEqualTo(value * (1 - value), within(1e-14));
        }
    }

    @Test
    void aFunctionIsSaturatedWhereItsDerivativeIsBelowTheThreshold() {
        double tanh = Math.log((1 + Math.sqrt(0.99)) / (1 - Math.sqrt(0.99))) / 2;
        assertSaturated("tanh", new Interval(-8, -tanh), new Interval(tanh, 8));
        double s = (1 + Math.sqrt(0.96)) / 2;
        double sigmoid = Math.log(s / (1 - s));
        assertSaturated("sigmoid", new Interval(-8, -sigmoid), new Interval(sigmoid, 8));
    }

    @Test
    void jumpsOfTheDerivativeAreFound() {
        assertSaturated("relu", new Interval(-8, 0));
        assertSaturated("hard_tanh", new Interval(-8, -1), new Interval(1, 8));
        assertSaturated("absolute_value");
        assertSaturated("identity");
        assertSaturated("leaky_relu");
    }

    @Test
    void soAreExtremesOfTheFunctionNarrowerThanTheDistanceOfPoints() {
        List<Interval> swish = curve("swish").saturated();

        assertThat(swish).hasSize(2);
        assertThat(swish.get(1).from()).isLessThan(-1.278464542761074);
        assertThat(swish.get(1).to()).isGreaterThan(-1.278464542761074);
        assertThat(swish.get(1).to() - swish.get(1).from()).isBetween(0.01, 0.1);
    }

    @Test
    void anUnknownFunctionIsTheUsersMistake() {
        assertThatThrownBy(() -> curve("sigmoit"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("did you mean \"sigmoid\"?");
    }

    @Test
    void theLibrarysActivationsCanAllBeSampled() {
        List<String> names = Activations.names(Samples.COMPILER.library());

        assertThat(names).contains("sigmoid", "relu", "gelu");
        assertThat(names)
                .allSatisfy(name -> assertThat(curve(name).points()).allSatisfy(point -> {
                    assertThat(point.value()).isFinite();
                    assertThat(point.derivative()).isFinite();
                }));
    }

    private static void assertSaturated(String name, Interval... intervals) {
        assertThat(curve(name).saturated())
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
                .isEqualTo(List.of(intervals));
    }

    private static ActivationCurve curve(String name) {
        return SAMPLER.sample(Samples.COMPILER, name);
    }
}
