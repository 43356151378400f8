package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed, read back, is the same function: no parenthesis is missing. */
class PrintedTextTest {

    private static final List<Elementwise> NUMBERS = List.of(
            Elementwises.ADD,
            Elementwises.SUBTRACT,
            Elementwises.MULTIPLY,
            Elementwises.DIVIDE,
            Elementwises.NEGATE,
            Elementwises.POWER,
            Elementwises.SIN,
            Elementwises.MAXIMUM);
    private static final List<Elementwise> COMPARISONS =
            List.of(Elementwises.LESS, Elementwises.GREATER_EQUAL, Elementwises.NOT_EQUAL);
    private static final List<Elementwise> CONNECTIVES = List.of(Elementwises.AND, Elementwises.OR, Elementwises.NOT);
    private static final double[] CONSTANTS = {2, 3, 0.5, -1, -2};

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final Written written = new Written(graph, Shape.SCALAR);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isReadBackAsTheSameFunction(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Node node = build.add(written.variable("x"), number(random, 5));
            Node back = written.expression(FormulaPrinter.text(graph).expression(node));
            Node difference = build.select(isNumber(node), build.subtract(back, node), build.constant(0));
            RewriteVerifier.assertClose(graph, build.constant(0), difference, Points.between(0.5, 2), 1e-6);
        }
    }

    /** Whether a value is neither NaN nor so large that rounding in another order matters. */
    private Node isNumber(Node node) {
        return build.apply(Elementwises.LESS, build.apply(Elementwises.ABS, node), build.constant(1e6));
    }

    private Node number(Random random, int depth) {
        int choice = depth == 0 ? random.nextInt(3) : random.nextInt(8);
        if (choice < 2) {
            return written.variable(choice == 0 ? "x" : "y");
        }
        if (choice == 2) {
            return build.constant(CONSTANTS[random.nextInt(CONSTANTS.length)]);
        }
        if (choice == 3) {
            return build.select(condition(random, depth - 1), number(random, depth - 1), number(random, depth - 1));
        }
        Elementwise operation = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return apply(operation, random, depth);
    }

    private Node apply(Elementwise operation, Random random, int depth) {
        Node[] arguments = new Node[operation.arity()];
        for (int k = 0; k < arguments.length; k++) {
            arguments[k] = number(random, depth - 1);
        }
        return build.apply(operation, arguments);
    }

    private Node condition(Random random, int depth) {
        if (depth <= 0 || random.nextBoolean()) {
            return apply(COMPARISONS.get(random.nextInt(COMPARISONS.size())), random, Math.max(depth, 1));
        }
        Elementwise operation = CONNECTIVES.get(random.nextInt(CONNECTIVES.size()));
        Node[] arguments = new Node[operation.arity()];
        for (int k = 0; k < arguments.length; k++) {
            arguments[k] = condition(random, depth - 1);
        }
        return build.apply(operation, arguments);
    }
}
