package dev.nnm.teach.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.teach.Samples;
import dev.nnm.teach.depth.DepthProfile.Fate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DepthMeterTest {

    private static final DepthMeter METER = new DepthMeter(Samples.COMPILER, new DeepNet(12, 32), 0);

    @Test
    void sigmoidGradientsVanishByAFactorOfAtMostAQuarterTimesTheWeights() {
        DepthProfile glorot = profile("sigmoid", "glorot");

        assertThat(glorot.fate()).isEqualTo(Fate.VANISHES);
        // sigmoid'(0) = 1/4, and weights of variance 1/width keep sizes.
        assertThat(glorot.factor()).isEqualTo(0.25, within(0.03));
    }

    @Test
    void heKeepsGradientsOfRectifiedUnits() {
        assertThat(profile("relu", "he").fate()).isEqualTo(Fate.ARRIVES);
        assertThat(profile("relu", "normal(0, 0.01)").fate()).isEqualTo(Fate.VANISHES);
        assertThat(profile("relu", "normal(0, 1)").fate()).isEqualTo(Fate.EXPLODES);
    }

    @Test
    void equalWeightsKeepUnitsAlike() {
        DepthProfile zero = profile("tanh", "constant(0)");
        assertThat(zero.fate()).isEqualTo(Fate.NONE);
        assertThat(zero.alike()).isTrue();

        assertThat(profile("tanh", "constant(0.1)").alike()).isTrue();
        assertThat(profile("tanh", "glorot").alike()).isFalse();
    }

    @Test
    void layersThatAverageSendTheirGradientBackInEqualParts() {
        DepthProfile linear =
                METER.measure("identity", List.of("constant(0.03125)")).get(0);

        double[] gradients = linear.layers().stream()
                .mapToDouble(DepthProfile.Layer::gradient)
                .toArray();
        for (int k = 1; k + 1 < gradients.length; k++) {
            assertThat(gradients[k]).isEqualTo(gradients[0], within(1e-12));
        }
    }

    @Test
    void kernelsAreCompiledOnceForAllInitialisations() {
        DepthProfile he = METER.measure("tanh", List.of("glorot", "he")).get(1);

        CompiledModel alone = Samples.COMPILER
                .compile("he", METER.net().program("tanh", "he"))
                .initialized(METER.seed());
        assertThat(he.layers().stream().mapToDouble(DepthProfile.Layer::value))
                .containsExactly(boxed(alone.evaluate(Map.of()).getOrDefault("values", new double[0])));
    }

    private static Double[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    private static DepthProfile profile(String activation, String initializer) {
        return METER.measure(activation, List.of(initializer)).get(0);
    }
}
