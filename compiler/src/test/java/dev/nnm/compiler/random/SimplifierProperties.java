package dev.nnm.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.function.Phase;
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
        if (!Phase.isLookedAt(subject.written())) {
            assertClose(subject, Subject.results(subject.written()), Subject.results(subject.model()), given);
        }
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
                    Quantity.ofEachExample(subject.graph(), after.get(i), given, BATCH),
                    Quantity.ofEachExample(subject.graph(), before.get(i), given, BATCH));
        }
    }

    private static void assertSameBits(
            Subject subject, List<Node> before, List<Node> after, Map<Node, double[]> given) {
        Map<Node, double[]> values = new HashMap<>(Interpreter.evaluate(subject.graph(), before, given, BATCH));
        values.putAll(Interpreter.evaluate(subject.graph(), after, given, BATCH));
        for (int i = 0; i < before.size(); i++) {
            Node one = before.get(i);
            Node other = after.get(i);
            assertThat(Quantity.ofEachExample(other, values.get(other), BATCH))
                    .as("%s for %s", other, one)
                    .containsExactly(Quantity.ofEachExample(one, values.get(one), BATCH));
        }
    }
}
