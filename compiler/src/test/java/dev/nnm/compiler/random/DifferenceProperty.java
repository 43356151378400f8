package dev.nnm.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.Stop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Derivatives equal differences of values, where these are accurate. */
final class DifferenceProperty {

    private static final int BATCH = 2;
    private static final double STEP = 2e-3;
    private static final double SMOOTH = 1e-5;

    private final DirectionalDerivatives derivatives;
    private final Map<Node, double[]> frozen;

    private DifferenceProperty(Subject subject) {
        this.derivatives = new DirectionalDerivatives(subject, BATCH);
        this.frozen = stopped(subject);
    }

    /** What is not differentiated keeps its value. */
    private Map<Node, double[]> stopped(Subject subject) {
        List<Node> stops = subject.graph().reachable(Subject.results(subject.model())).stream()
                .filter(node -> node.operation() instanceof Stop)
                .toList();
        return Interpreter.evaluate(subject.graph(), stops, derivatives.given(), BATCH);
    }

    static void derivativesEqualDifferences(Subject subject) {
        if (!stopsInLoops(subject)) {
            new DifferenceProperty(subject).test();
        }
    }

    /** In a loop, what is not differentiated has a value for each step, which cannot be given from outside. */
    private static boolean stopsInLoops(Subject subject) {
        List<Node> reachable = subject.graph().reachable(Subject.results(subject.model()));
        return LoopBodies.nodes(subject.graph(), reachable).stream().anyMatch(node -> node.operation() instanceof Stop);
    }

    /** Two extrapolated differences say how accurate they are; near kinks and jumps they are far apart. */
    private void test() {
        double coarse = extrapolated(STEP);
        double fine = extrapolated(STEP / 2);
        double error = Math.abs(coarse - fine);
        double scale = Math.max(1, Math.abs(fine));
        if (error < SMOOTH * scale && !hasKinkHere()) {
            Map<Node, Node> tangents = derivatives.tangents();
            assertThat(derivatives.weighted(tangents, derivatives.given()).value()[0])
                    .as("⟨u, Jv⟩")
                    .isCloseTo(fine, within(10 * error + 1e-8 * scale));
        }
    }

    /** The slopes on both sides differ by as much for a small step as for a large one. */
    private boolean hasKinkHere() {
        double difference = Math.abs(slopesApart(STEP / 8));
        return difference > 1e-7 && difference > Math.abs(slopesApart(STEP)) / 4;
    }

    private double slopesApart(double step) {
        return (at(step) - 2 * at(0) + at(-step)) / step;
    }

    /** Central differences of two steps, extrapolated to the step 0 (Richardson, 1911). */
    private double extrapolated(double step) {
        return (4 * central(step / 2) - central(step)) / 3;
    }

    private double central(double step) {
        return (at(step) - at(-step)) / (2 * step);
    }

    private double at(double step) {
        Map<Node, double[]> moved = new HashMap<>(derivatives.given());
        derivatives.directions().forEach((variable, direction) -> {
            double[] along = moved.get(direction);
            double[] x = moved.get(variable).clone();
            for (int i = 0; i < x.length; i++) {
                x[i] += step * along[i];
            }
            moved.put(variable, x);
        });
        moved.putAll(frozen);
        return derivatives.weighted(derivatives.values(), moved).value()[0];
    }
}
