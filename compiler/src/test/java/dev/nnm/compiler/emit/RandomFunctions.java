package dev.nnm.compiler.emit;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.ExampleIndex;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes random functions of all operations; the same seed makes the same function. */
public final class RandomFunctions {

    private static final List<Elementwise> OPERATIONS = List.of(
            Elementwises.ADD,
            Elementwises.SUBTRACT,
            Elementwises.MULTIPLY,
            Elementwises.NEGATE,
            Elementwises.SIN,
            Elementwises.TANH,
            Elementwises.SIGMOID,
            Elementwises.ABS,
            Elementwises.MAXIMUM,
            Elementwises.SELECT,
            Elementwises.SOFTPLUS);
    private static final List<Elementwise> COMPARISONS =
            List.of(Elementwises.LESS, Elementwises.GREATER_EQUAL, Elementwises.EQUAL);
    private static final List<ReductionKind> KINDS = List.of(ReductionKind.values());
    private static final Integer[] SIZES = {1, 2, 3, 4, 5};

    private final Random random;
    private final TestFunction function = new TestFunction();
    private final GraphBuilder build = function.build();
    private final int deepest;
    private List<Node> nodes = new ArrayList<>();
    private int depth;

    private RandomFunctions(long seed, int deepest) {
        this.random = new Random(seed);
        this.deepest = deepest;
    }

    /** A function with about that many operations, and no loops. */
    public static GraphFunction of(long seed, int operations) {
        return of(new RandomFunctions(seed, 0), operations);
    }

    /** A function with about that many operations outside of loops, which nest at most two deep. */
    public static GraphFunction withLoops(long seed, int operations) {
        return of(new RandomFunctions(seed, 2), operations);
    }

    private static GraphFunction of(RandomFunctions functions, int operations) {
        functions.leaves();
        for (int i = 0; i < operations; i++) {
            functions.nodes.add(functions.operation());
        }
        return functions.results();
    }

    private void leaves() {
        nodes.add(function.input("x", 3));
        nodes.add(function.input("s"));
        nodes.add(function.input("m", 4, 2));
        nodes.add(function.parameter("W", 3, 4));
        nodes.add(function.parameter("b"));
        nodes.add(function.parameter("K", 2, 3, 2));
        nodes.add(build.constant(0.5));
        nodes.add(build.constant(-1.25, Shape.of(2, 3)));
        nodes.add(build.node(new Iota(4)));
        nodes.add(build.node(new BatchSize()));
        nodes.add(build.node(new ExampleIndex()));
        nodes.add(build.node(new Literal(List.of(0.5, -1.0, 2.0, 3.5, -0.25, 1.0), Shape.of(2, 3))));
    }

    private GraphFunction results() {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Node node = nodes.get(nodes.size() - 1 - random.nextInt(Math.min(6, nodes.size())));
            function.result("r" + i, node, node.isBatched() || random.nextInt(4) == 0);
        }
        return function.function("random");
    }

    /** Prefers what was made last, so that chains grow. */
    private Node any() {
        int from = random.nextBoolean() ? 0 : Math.max(0, nodes.size() - 4);
        return nodes.get(from + random.nextInt(nodes.size() - from));
    }

    private Node number() {
        Node node = any();
        return node.type().element() == ElementType.REAL ? node : build.indicator(node);
    }

    private Node operation() {
        if (depth < deepest && random.nextInt(6) == 0) {
            return loop();
        }
        return switch (random.nextInt(12)) {
            case 0 -> view(any());
            case 1 -> reduce(number());
            case 2 -> reshape(any());
            case 3 -> batchReduce(number());
            case 4 -> contraction();
            case 5 -> build.node(new Stop(), any());
            case 6 -> gather();
            case 7 -> scatter();
            default -> elementwise();
        };
    }

    private Node elementwise() {
        Elementwise operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
        Shape shape = any().shape();
        List<Node> arguments = new ArrayList<>();
        for (ElementType type : operation.argumentTypes()) {
            arguments.add(type == ElementType.BOOLEAN ? condition(shape) : fitted(number(), shape));
        }
        return build.apply(operation, arguments.toArray(Node[]::new));
    }

    private Node condition(Shape shape) {
        Node node = any();
        if (node.type().element() == ElementType.BOOLEAN) {
            return fitted(node, shape);
        }
        Elementwise comparison = COMPARISONS.get(random.nextInt(COMPARISONS.size()));
        return build.apply(comparison, fitted(node, shape), fitted(number(), shape));
    }

    /** Some view of a node that has the shape. */
    private Node fitted(Node node, Shape shape) {
        return node.shape().equals(shape) ? node : view(node, shape);
    }

    private Node view(Node node) {
        List<Integer> sizes = new ArrayList<>();
        int rank = random.nextInt(4);
        for (int axis = 0; axis < rank; axis++) {
            sizes.add(SIZES[random.nextInt(SIZES.length)]);
        }
        return view(node, new Shape(sizes));
    }

    private Node view(Node node, Shape shape) {
        List<AffineIndex> source = new ArrayList<>();
        for (int size : node.shape().sizes()) {
            List<Integer> coefficients = new ArrayList<>();
            for (int axis = 0; axis < shape.rank(); axis++) {
                coefficients.add(random.nextInt(3) == 0 ? random.nextInt(4) - 1 : 0);
            }
            source.add(new AffineIndex(random.nextInt(size + 1) - (random.nextInt(3) == 0 ? 1 : 0), coefficients));
        }
        return build.node(new View(shape, source), node);
    }

    private Node reduce(Node node) {
        List<Integer> axes = new ArrayList<>(GraphBuilder.allAxes(node));
        axes.removeIf(axis -> random.nextBoolean());
        ReductionKind kind = KINDS.get(random.nextInt(KINDS.size()));
        return build.reduce(kind, node, axes);
    }

    /** Numbers that are indices where they happen to lie in a tensor. */
    private List<Node> indices(int count, Shape shape) {
        List<Node> indices = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            indices.add(fitted(number(), shape));
        }
        return indices;
    }

    private Node gather() {
        Node x = any();
        return build.gather(x, indices(x.shape().rank(), any().shape()));
    }

    private Node scatter() {
        Shape shape = any().shape();
        Node v = build.apply(Elementwises.TANH, number());
        if (shape.isScalar()) {
            return v;
        }
        Node scattered = build.scatter(v, shape, indices(shape.rank(), v.shape()));
        return scattered.isBatched() && random.nextBoolean() ? build.batchSum(scattered) : scattered;
    }

    private Node batchReduce(Node node) {
        if (!node.isBatched()) {
            return build.square(node);
        }
        ReductionKind kind = random.nextInt(3) > 0 ? ReductionKind.SUM : ReductionKind.MAXIMUM;
        Node bounded = kind == ReductionKind.SUM ? build.apply(Elementwises.TANH, node) : node;
        return build.node(new BatchReduce(kind), bounded);
    }

    private Node reshape(Node node) {
        List<Integer> sizes = new ArrayList<>();
        int rest = Math.toIntExact(node.shape().elementCount());
        for (int factor = 2; rest > 1; factor++) {
            while (rest % factor == 0) {
                rest /= factor;
                if (!sizes.isEmpty() && random.nextBoolean()) {
                    sizes.set(sizes.size() - 1, sizes.get(sizes.size() - 1) * factor);
                } else {
                    sizes.add(factor);
                }
            }
        }
        if (random.nextInt(3) == 0) {
            sizes.add(random.nextInt(sizes.size() + 1), 1);
        }
        return build.reshape(node, new Shape(sizes));
    }

    /** A product of two matrices. */
    private Node contraction() {
        Shape space = Shape.of(3, 4, 2);
        Node left = view(number(), Shape.of(3, 4));
        Node right = view(number(), Shape.of(4, 2));
        Node product = build.multiply(
                build.node(View.spread(space, List.of(0, 1)), left),
                build.node(View.spread(space, List.of(1, 2)), right));
        return build.apply(Elementwises.TANH, build.sum(product, List.of(1)));
    }

    // ---- loops

    /** Something that a loop computes whose steps are made of random operations. */
    private Node loop() {
        List<Node> arguments = new ArrayList<>();
        List<Node> states = new ArrayList<>();
        List<Node> elements = new ArrayList<>();
        List<Node> invariants = new ArrayList<>();
        int steps = 1 + random.nextInt(5);
        for (int k = random.nextInt(4); k > 0; k--) {
            states.add(bound(number(), random.nextBoolean(), arguments));
        }
        for (int k = random.nextInt(3); k > 0; k--) {
            Node row = any();
            Node sequence = view(row, row.shape().withLeadingAxis(steps));
            arguments.add(sequence);
            elements.add(build.bound("e", row.type().withBatched(sequence.isBatched() || random.nextBoolean())));
        }
        for (int k = random.nextInt(3); k > 0; k--) {
            invariants.add(bound(any(), random.nextInt(4) == 0, arguments));
        }
        List<Node> around = nodes;
        nodes = new ArrayList<>(List.of(build.constant(0.5), build.constant(-1.25, Shape.of(2, 3))));
        nodes.addAll(states);
        nodes.addAll(elements);
        nodes.addAll(invariants);
        depth++;
        int operations = 2 + random.nextInt(10);
        for (int k = 0; k < operations; k++) {
            nodes.add(operation());
        }
        Node condition = random.nextInt(3) == 0 && !states.isEmpty() ? condition(Shape.SCALAR) : null;
        List<Node> next = states.stream().map(state -> next(state, condition)).toList();
        boolean reversed = random.nextBoolean();
        Node scan = build.scan(new ScanBody(steps, reversed, states, elements, invariants, next, condition), arguments);
        Node result = result(scan, states, next);
        depth--;
        nodes = around;
        return result;
    }

    private Node bound(Node argument, boolean batched, List<Node> arguments) {
        arguments.add(argument);
        return build.bound("v", argument.type().withBatched(argument.isBatched() || batched));
    }

    /** A state after a step: of its shape, of bounded size, the same if the loop has ended for an example. */
    private Node next(Node state, @Nullable Node condition) {
        if (random.nextInt(5) == 0) {
            return state;
        }
        Node value = build.apply(Elementwises.TANH, fitted(number(), state.shape()));
        Node next = condition == null ? value : build.select(condition, value, state);
        return next.isBatched() && !state.isBatched() ? build.node(new BatchReduce(ReductionKind.MAXIMUM), next) : next;
    }

    private Node result(Node scan, List<Node> states, List<Node> next) {
        if (!states.isEmpty() && random.nextBoolean()) {
            return build.result(scan, ScanResult.Kind.FINAL, states.get(random.nextInt(states.size())));
        }
        if (!next.isEmpty() && random.nextBoolean()) {
            return build.result(scan, ScanResult.Kind.STACKED, next.get(random.nextInt(next.size())));
        }
        Node all = build.result(scan, ScanResult.Kind.STACKED, any());
        Node sum = build.result(scan, ScanResult.Kind.SUMMED, build.apply(Elementwises.TANH, number()));
        return random.nextBoolean() ? all : sum;
    }
}
