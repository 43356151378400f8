package dev.nnm.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import java.util.List;
import java.util.Map;

/** Compares what was simplified with what was not, point by point. */
final class RewriteVerifier {

    private RewriteVerifier() {}

    /** The same bits everywhere; all NaNs are taken as one. */
    static void assertSameBits(Graph graph, Node before, Node after, Points points) {
        Map<Node, double[]> values = points.evaluate(graph, List.of(before, after));
        long[] expected = bits(values.get(before));
        assertThat(after.shape()).isEqualTo(before.shape());
        assertThat(bits(values.get(after))).isEqualTo(expected);
    }

    private static long[] bits(double[] values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToLongBits(values[i]);
        }
        return bits;
    }

    /** Nearly equal where the value before is a number, which must be so at some point. */
    static void assertClose(Graph graph, Node before, Node after, Points points, double tolerance) {
        Map<Node, double[]> values = points.evaluate(graph, List.of(before, after));
        double[] expected = values.get(before);
        double[] actual = values.get(after);
        assertThat(after.shape()).isEqualTo(before.shape());
        boolean compared = false;
        for (int i = 0; i < expected.length; i++) {
            if (Double.isFinite(expected[i])) {
                compared = true;
                assertThat(actual[i])
                        .as("%s became %s, element %d", before, after, i)
                        .isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
            }
        }
        assertThat(compared).as("%s is a number at some point", before).isTrue();
    }
}
