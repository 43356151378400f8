package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;

/** Asserts that the gradients of a model are the same in reverse mode, in forward mode and by differences. */
final class GradientAgreement {

    private static final int BATCH = 2;
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;

    private final Random random = new Random(7);
    private final Graph graph;
    private final List<Node> variables = new ArrayList<>();
    private final Node scalar;
    private final Map<Node, double[]> point = new LinkedHashMap<>();

    private GradientAgreement(CheckedModel model) {
        this.graph = model.graph();
        model.inputs().forEach(input -> variables.add(input.node()));
        model.parameters().forEach(parameter -> variables.add(parameter.node()));
        this.scalar = weightedSum(model);
        for (Node variable : variables) {
            point.put(variable, random(variable));
        }
    }

    /** The outputs of a program, weighted at random and summed, have one gradient. */
    static void assertAgree(String program) {
        new GradientAgreement(Checking.model(program)).compare();
    }

    private Node weightedSum(CheckedModel model) {
        GraphBuilder build = new GraphBuilder(graph);
        Node sum = build.constant(0);
        for (CheckedModel.NamedNode output : model.outputs()) {
            Node node = output.node();
            List<Double> weights = random.doubles(node.shape().elementCount(), 0.5, 1.5)
                    .boxed()
                    .toList();
            Node weighted = build.multiply(node, build.node(new Literal(weights, node.shape())));
            sum = build.add(sum, build.sum(weighted, GraphBuilder.allAxes(node)));
        }
        return sum.isBatched() ? build.batchSum(sum) : sum;
    }

    private double[] random(Node variable) {
        int size = (int) variable.shape().elementCount() * (variable.isBatched() ? BATCH : 1);
        return random.doubles(size, 0.2, 1.2).toArray();
    }

    private double value(Node node, Map<Node, double[]> at) {
        return Objects.requireNonNull(
                Interpreter.evaluate(graph, List.of(node), at, BATCH).get(node))[0];
    }

    private void compare() {
        Node one = new GraphBuilder(graph).constant(1);
        Map<Node, Node> adjoints = ReverseMode.adjoints(graph, Map.of(scalar, one), variables);
        double alongDirection = 0;
        Map<Node, Node> seeds = new HashMap<>();
        Map<Node, double[]> withSeeds = new LinkedHashMap<>(point);
        for (Node variable : variables) {
            double[] direction = random(variable);
            Node seed = seed(variable);
            seeds.put(variable, seed);
            withSeeds.put(seed, direction);
            double[] gradient = gradient(adjoints.get(variable));
            for (int i = 0; i < direction.length; i++) {
                double difference = difference(variable, i);
                double found = gradient[i % gradient.length];
                assertThat(found)
                        .as("%s[%d], reverse mode", variable.operation().name(), i)
                        .isCloseTo(difference, tolerance(difference));
                alongDirection += direction[i] * found;
            }
        }
        Node tangent = ForwardMode.tangents(graph, seeds, List.of(scalar)).get(scalar);
        assertThat(value(Objects.requireNonNull(tangent), withSeeds))
                .as("forward mode")
                .isCloseTo(alongDirection, tolerance(alongDirection));
    }

    private static Offset<Double> tolerance(double value) {
        return Offset.offset(TOLERANCE * Math.max(1, Math.abs(value)));
    }

    private Node seed(Node variable) {
        Variable.Kind kind = variable.isBatched() ? Variable.Kind.SEED : Variable.Kind.SHARED_SEED;
        return new GraphBuilder(graph).node(new Variable(variable.operation().name() + "_dot", kind, variable.shape()));
    }

    /** The elements of an adjoint; those of one example where they are the same for all. */
    private double[] gradient(Node adjoint) {
        double[] found =
                Interpreter.evaluate(graph, List.of(adjoint), point, BATCH).get(adjoint);
        return Objects.requireNonNull(found);
    }

    /** The central difference of order four. */
    private double difference(Node variable, int element) {
        double near = moved(variable, element, STEP) - moved(variable, element, -STEP);
        double far = moved(variable, element, 2 * STEP) - moved(variable, element, -2 * STEP);
        return (8 * near - far) / (12 * STEP);
    }

    private double moved(Node variable, int element, double by) {
        Map<Node, double[]> at = new LinkedHashMap<>(point);
        double[] values = point.get(variable).clone();
        values[element] += by;
        at.put(variable, values);
        return value(scalar, at);
    }
}
