package dev.nnm.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Simplification keeps values, of programs and of their derivatives. */
final class SimplifierProperties {

    private static final int BATCH = 2;
    private static final Agreement ROUNDING = new Agreement(Agreement.DOUBLE);

    private SimplifierProperties() {}

    static void valuesAreKept(Subject subject) {
        DirectionalDerivatives derivatives = new DirectionalDerivatives(subject, BATCH);
        Map<Node, double[]> given = derivatives.given();
        assertClose(subject, Subject.results(subject.written()), Subject.results(subject.model()), given);
        List<Node> roots = new ArrayList<>(Subject.results(subject.model()));
        roots.addAll(derivatives.tangents().values());
        roots.addAll(derivatives.adjoints().values());
        List<Node> exact = Simplifier.simplify(subject.graph(), roots, Rewrites.EXACT);
        assertSameBits(subject, roots, exact, given);
        assertClose(subject, roots, Simplifier.simplify(subject.graph(), roots, Rewrites.LOWERING), given);
    }

    private static void assertClose(Subject subject, List<Node> before, List<Node> after, Map<Node, double[]> given) {
        for (int i = 0; i < before.size() && before.size() == after.size(); i++) {
            ROUNDING.assertSame(
                    after.get(i) + " for " + before.get(i),
                    quantity(subject, after.get(i), given, before.get(i).isBatched()),
                    quantity(subject, before.get(i), given, before.get(i).isBatched()));
        }
    }

    private static void assertSameBits(
            Subject subject, List<Node> before, List<Node> after, Map<Node, double[]> given) {
        Map<Node, double[]> values = new HashMap<>(Interpreter.evaluate(subject.graph(), before, given, BATCH));
        values.putAll(Interpreter.evaluate(subject.graph(), after, given, BATCH));
        for (int i = 0; i < before.size(); i++) {
            Node node = after.get(i);
            assertThat(spread(values.get(node), node, before.get(i).isBatched()))
                    .as("%s for %s", node, before.get(i))
                    .containsExactly(values.get(before.get(i)));
        }
    }

    private static Quantity quantity(Subject subject, Node node, Map<Node, double[]> given, boolean batched) {
        return new Quantity(
                subject.graph(), List.of(node), given, BATCH, values -> spread(values.get(node), node, batched));
    }

    /** A value that turned out to be the same for all examples, for each. */
    private static double[] spread(double[] value, Node node, boolean batched) {
        if (node.isBatched() || !batched) {
            return value;
        }
        double[] all = new double[value.length * BATCH];
        for (int example = 0; example < BATCH; example++) {
            System.arraycopy(value, 0, all, example * value.length, value.length);
        }
        return all;
    }
}
