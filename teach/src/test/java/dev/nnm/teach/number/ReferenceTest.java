package dev.nnm.teach.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.teach.Samples;
import dev.nnm.teach.subject.Subject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Numbers of other kinds agree with those of the table of operations, where both exist. */
class ReferenceTest {

    /** The library has no such functions of many digits. */
    private static final Set<Elementwise> WITHOUT_REFERENCE =
            Set.of(Elementwises.LGAMMA, Elementwises.DIGAMMA, Elementwises.POLYGAMMA);

    @Test
    void valuesAndDerivativesOfTheWholeTable() {
        for (Elementwise row : Elementwises.ALL) {
            boolean hasTruth =
                    row.argumentTypes().stream().anyMatch(t -> t.name().equals("BOOLEAN"));
            if (hasTruth || WITHOUT_REFERENCE.contains(row) || row.partials().isEmpty()) {
                continue;
            }
            for (double[] point : row.samples().ordinary()) {
                agrees(row, point);
            }
        }
    }

    private static void agrees(Elementwise row, double[] point) {
        Graph graph = new Graph();
        GraphBuilder build = new GraphBuilder(graph);
        Node[] arguments = new Node[point.length];
        Map<Node, double[]> at = new HashMap<>();
        for (int k = 0; k < point.length; k++) {
            arguments[k] = build.node(new Variable("x" + k, Variable.Kind.INPUT, Shape.SCALAR));
            at.put(arguments[k], new double[] {point[k]});
        }
        Node result = build.apply(row, arguments);
        for (int k = 0; k < row.partials().size(); k++) {
            Node partial = row.partials().get(k).times(build, build.constant(1), List.of(arguments), result);
            if (partial != null) {
                Reference.Dual dual = new Reference(graph, result, at).at(arguments[k], 0);
                double expected =
                        Interpreter.evaluate(graph, List.of(partial), at, 1).get(partial)[0];
                assertThat(dual.value().doubleValue())
                        .as(row.name())
                        .isCloseTo(row.value(point), within(1e-13 * Math.max(1, Math.abs(row.value(point)))));
                assertThat(dual.derivative().doubleValue())
                        .as(row.name())
                        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void theReferenceHasMoreDigitsThanADouble() {
        Subject subject = Samples.compiled("input x\noutput y = sqrt(x)\n", Map.of("x", new double[] {2}));
        Reference reference = new Reference(subject.graph(), subject.result().node(), subject.values());

        assertThat(reference.at(subject.variables().get(0).node(), 0).value())
                .isCloseTo(
                        new BigDecimal("1.41421356237309504880168872420969807856967187537694807317667973799"),
                        within(new BigDecimal("1e-55")));
    }

    @Test
    void theComplexStepDoesNotGoThroughConditions() {
        Map<String, double[]> at = Map.of("x", new double[] {2}, "y", new double[] {3});
        Subject subject = Samples.compiled("input x, y\noutput z = if y > 0 then x^2 * y else abs(x)\n", at);
        ComplexStep step = new ComplexStep(subject.graph(), subject.result().node(), subject.values());

        assertThat(step.derivative(subject.variables().get(0).node(), 0, 1e-20)).isEqualTo(12);
        assertThatThrownBy(() -> step.derivative(subject.variables().get(1).node(), 0, 1e-20))
                .isInstanceOf(NotApplicable.class)
                .hasMessage("if: complex numbers have no order");
    }

    @Test
    void thereIsNoReferenceAtAKink() {
        Subject subject = Samples.compiled("input x\noutput y = abs(x)\n", Map.of("x", new double[] {0}));
        Reference reference = new Reference(subject.graph(), subject.result().node(), subject.values());

        assertThatThrownBy(() -> reference.at(subject.variables().get(0).node(), 0))
                .isInstanceOf(NotApplicable.class)
                .hasMessage("abs: not differentiable here");
    }

    @Test
    void whatIsStoppedHasNoDerivative() {
        Subject subject = Samples.compiled("input x\noutput y = x * stop(x)\n", Map.of("x", new double[] {3}));
        Reference reference = new Reference(subject.graph(), subject.result().node(), subject.values());

        assertThat(reference.at(subject.variables().get(0).node(), 0).derivative())
                .isEqualByComparingTo("3");
    }

    @Test
    void tensorsAndIndices() {
        Subject subject = Samples.compiled("""
                input x[2, 3]
                y = x @ x'
                output z = sum(y[0] * [1, 2]) + max(x) + x[1, 2]
                """, Map.of("x", new double[] {1, 2, 3, 4, 5, 6}));
        Reference reference = new Reference(subject.graph(), subject.result().node(), subject.values());

        assertThat(reference.at(subject.variables().get(0).node(), 5).derivative())
                .isEqualByComparingTo("8");
    }
}
