package dev.nnm.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.GraphBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Derivatives of all modes agree. */
final class DerivativeProperties {

    private static final int BATCH = 2;
    private static final Agreement ROUNDING = new Agreement(Agreement.DOUBLE);

    private DerivativeProperties() {}

    static void finite(Subject subject) {
        DirectionalDerivatives derivatives = new DirectionalDerivatives(subject, BATCH);
        assertFinite(subject, "value", derivatives.values(), derivatives);
        assertFinite(subject, "tangent", derivatives.tangents(), derivatives);
        assertFinite(subject, "adjoint", derivatives.adjoints(), derivatives);
    }

    private static void assertFinite(
            Subject subject, String what, Map<Node, Node> nodes, DirectionalDerivatives derivatives) {
        List<Node> roots = List.copyOf(nodes.values());
        Map<Node, double[]> values = Interpreter.evaluate(subject.graph(), roots, derivatives.given(), BATCH);
        nodes.forEach((of, node) -> assertThat(Arrays.stream(values.get(node)).allMatch(Double::isFinite))
                .as("%s of %s, %s", what, of, Arrays.toString(values.get(node)))
                .isTrue());
    }

    static void forwardEqualsReverse(Subject subject) {
        DirectionalDerivatives derivatives = new DirectionalDerivatives(subject, BATCH);
        ROUNDING.assertSame(
                "⟨u, Jv⟩",
                derivatives.weighted(derivatives.tangents(), derivatives.given()),
                derivatives.along(derivatives.adjoints(), derivatives.given()));
    }

    /** For one example, as formulas are for. */
    static void formulasEqualReverse(Subject subject) {
        Map<Node, double[]> given = subject.point(1);
        Node one = new GraphBuilder(subject.graph()).constant(1);
        for (NamedNode scalar : Subject.scalars(subject.model())) {
            Map<Node, Node> adjoints =
                    ReverseMode.adjoints(subject.graph(), Map.of(scalar.node(), one), subject.variableNodes());
            DerivativeFunctions functions = new DerivativeFunctions(subject.model(), scalar);
            for (NamedNode variable : subject.variables()) {
                ROUNDING.assertSame(
                        "d" + scalar.name() + "/d" + variable.name(),
                        Quantity.of(subject.graph(), functions.formula(variable), given, 1),
                        Quantity.of(subject.graph(), adjoints.get(variable.node()), given, 1));
            }
        }
    }

    /** H v for the Hessian H of ⟨u, results⟩, forward over reverse and reverse over reverse. */
    static void secondDerivativesAgree(Subject subject) {
        DirectionalDerivatives derivatives = new DirectionalDerivatives(subject, BATCH);
        Map<Node, Node> adjoints = derivatives.adjoints();
        List<Node> variables = List.copyOf(adjoints.keySet());
        Map<Node, Node> forward =
                ForwardMode.tangents(subject.graph(), derivatives.directions(), List.copyOf(adjoints.values()));
        Map<Node, Node> seeds = new LinkedHashMap<>();
        GraphBuilder build = new GraphBuilder(subject.graph());
        adjoints.forEach((variable, adjoint) -> {
            Node direction = derivatives.directions().get(variable);
            boolean isShared = direction.isBatched() && !adjoint.isBatched();
            seeds.merge(adjoint, isShared ? build.batchSum(direction) : direction, build::add);
        });
        Map<Node, Node> reverse = ReverseMode.adjoints(subject.graph(), seeds, variables);
        for (Node variable : variables) {
            ROUNDING.assertSame(
                    "Hv for " + variable,
                    Quantity.ofEachExample(
                            subject.graph(), forward.get(adjoints.get(variable)), derivatives.given(), BATCH),
                    Quantity.ofEachExample(subject.graph(), reverse.get(variable), derivatives.given(), BATCH));
        }
    }
}
