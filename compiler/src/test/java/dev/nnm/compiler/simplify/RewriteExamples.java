package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.StatedDerivatives;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** For each rule that is said in code, an expression to which it applies. */
final class RewriteExamples {

    /** By the rule's name. */
    static final Map<String, Function<GraphBuilder, Node>> CODED = new TreeMap<>();

    private static final Shape VECTOR = Shape.of(3);
    private static final Shape MATRIX = Shape.of(2, 3);

    static {
        CODED.put("fold", g -> g.add(g.constant(0.1), g.constant(0.2)));
        CODED.put("fold without rounding", g -> g.divide(g.constant(3), g.constant(-8, VECTOR)));
        CODED.put("sink below repetition", g -> g.multiply(repeated(g, "x"), repeated(g, "y")));
        CODED.put("view in place", g -> g.node(View.permute(MATRIX, List.of(0, 1)), input(g, "x", MATRIX)));
        CODED.put(
                "view of a view", g -> g.node(View.permute(MATRIX, List.of(1, 0)), shifted(g, input(g, "x", VECTOR))));
        CODED.put("view of a number", g -> g.node(window(1), g.constant(7, VECTOR)));
        CODED.put("view of an indicator", g -> g.node(window(2), g.indicator(positive(g))));
        CODED.put("reshape in place", g -> g.node(new Reshape(VECTOR), input(g, "x", VECTOR)));
        CODED.put(
                "reshape of a reshape", g -> g.reshape(g.reshape(input(g, "x", MATRIX), Shape.of(6)), Shape.of(3, 2)));
        CODED.put("reshape of a view", g -> g.reshape(g.node(window(2), input(g, "x", VECTOR)), Shape.of(2, 1)));
        CODED.put("reshape of a number", g -> g.node(new Reshape(Shape.of(6)), g.constant(-0.0, MATRIX)));
        CODED.put("reshape of an indicator", g -> g.reshape(g.indicator(positive(g)), Shape.of(3, 1)));
        CODED.put("reduction of a number", g -> g.sum(g.constant(-3, MATRIX), List.of(1)));
        CODED.put(
                "reduction of axes of size 1",
                g -> g.node(new Reduce(ReductionKind.PRODUCT, List.of(0)), input(g, "x", Shape.of(1, 3))));
        CODED.put("stop of a stop", g -> g.node(new Stop(), g.node(new Stop(), input(g, "x", VECTOR))));
        CODED.put("stop of a number", g -> g.node(new Stop(), g.constant(2)));
        CODED.put("division by a power of two", g -> g.divide(input(g, "x", VECTOR), g.constant(-8)));
        CODED.put(
                "stated derivatives",
                g -> StatedDerivatives.of(
                        g,
                        g.square(input(g, "x", VECTOR)),
                        List.of(input(g, "x", VECTOR)),
                        List.of(g.constant(2, VECTOR))));
        CODED.put("marked", g -> g.node(new Marked("x"), input(g, "x", VECTOR)));
        CODED.put("stop", g -> g.node(new Stop(), input(g, "x", VECTOR)));
        CODED.put(
                "sum over axes of size 1",
                g -> g.node(new Reduce(ReductionKind.SUM, List.of(0)), input(g, "x", Shape.of(1, 3))));
        CODED.put(
                "sum over axes of size 1, in formulas",
                g -> g.node(new Reduce(ReductionKind.SUM, List.of(0)), input(g, "x", Shape.of(1, 3))));
        CODED.put("root", g -> g.apply(Elementwises.SQRT, sumOfSquares(g)));
        CODED.put("root from a power", g -> g.power(sumOfSquares(g), g.constant(0.5)));
        CODED.put("log-sum-exp", g -> {
            Node x = input(g, "x", MATRIX);
            return g.apply(Elementwises.LN, g.sum(g.apply(Elementwises.EXP, x), List.of(1)));
        });
        CODED.put("softmax", RewriteExamples::softmaxOfRows);
        CODED.put(
                "logarithm of chosen elements",
                g -> g.apply(
                        Elementwises.LN,
                        g.node(
                                new View(Shape.of(2), List.of(AffineIndex.axis(0, 1), AffineIndex.fixed(1, 1))),
                                softmaxOfRows(g))));
        CODED.put(
                "condition on indices",
                g -> g.select(
                        g.apply(Elementwises.LESS, g.index(0, VECTOR), g.constant(3)),
                        input(g, "x", VECTOR),
                        input(g, "y", VECTOR)));
        CODED.put(
                "repeated product or choice",
                g -> g.broadcast(g.divide(input(g, "x", Shape.SCALAR), input(g, "y", Shape.SCALAR)), VECTOR));
        CODED.put("fold to whole numbers", g -> g.apply(Elementwises.COS, g.constant(0, VECTOR)));
        CODED.put("sum of a single term", RewriteExamples::sumOfOneTerm);
        CODED.put("sum of a single term, in formulas", RewriteExamples::sumOfOneTerm);
        CODED.put("sum of a single term, before differentiation", RewriteExamples::sumOfOneTerm);
        CODED.put("sum of matrix products", RewriteExamples::sumOfProducts);
        CODED.put(
                "sum over examples of matrix products",
                g -> g.node(
                        new BatchReduce(ReductionKind.SUM),
                        g.add(outerProduct(g, "x", "y"), outerProduct(g, "x", "z"))));
        CODED.put(
                "sum over examples of a product with what is the same for all",
                RewriteExamples::sumOverExamplesOfProduct);
        CODED.put("count of rearranged elements", RewriteExamples::countOfRearranged);
        CODED.put("sum of equal terms", g -> g.sum(repeated(g, "x"), List.of(0)));
    }

    private RewriteExamples() {}

    /** How many of a column of x are as great as an element of y. */
    private static Node countOfRearranged(GraphBuilder g) {
        Node columns = g.transpose(input(g, "x", Shape.of(2, 3)));
        Node wanted = g.view(View.spread(columns.shape(), List.of(0)), input(g, "y", Shape.of(3)));
        Node isWanted = g.apply(Elementwises.LESS, columns, wanted);
        return g.sum(g.select(isWanted, g.constant(1, columns.shape()), g.constant(0, columns.shape())), List.of(1));
    }

    private static Node input(GraphBuilder g, String name, Shape shape) {
        return g.node(new Variable(name, Variable.Kind.INPUT, shape));
    }

    private static Node repeated(GraphBuilder g, String name) {
        return g.broadcast(input(g, name, VECTOR), MATRIX);
    }

    /** x₋₁, x₀, … and x₀, x₁, …: the first element lies outside. */
    private static Node shifted(GraphBuilder g, Node x) {
        return g.node(new View(MATRIX, List.of(new AffineIndex(-1, List.of(1, 1)))), x);
    }

    /** The first elements of a vector. */
    private static View window(int size) {
        return new View(Shape.of(size), List.of(AffineIndex.axis(0, 1)));
    }

    private static Node positive(GraphBuilder g) {
        Node zero = g.node(new Constant(0, ElementType.REAL, VECTOR));
        return g.apply(Elementwises.GREATER, input(g, "x", VECTOR), zero);
    }

    private static Node sumOfSquares(GraphBuilder g) {
        Node x = input(g, "x", VECTOR);
        Node squares = g.add(g.square(x), g.multiply(g.constant(3), g.apply(Elementwises.ABS, x)));
        return g.add(g.sum(squares, List.of(0)), g.constant(0));
    }

    /** Σ over k of (if k + 1 == 2i then y_k − x_i,k else 0): nothing for i = 0, one term for i = 1. */
    private static Node sumOfOneTerm(GraphBuilder g) {
        Node k = g.add(g.index(1, MATRIX), g.constant(1));
        Node twice = g.multiply(g.constant(2), g.index(0, MATRIX));
        Node terms = g.subtract(input(g, "y", VECTOR), input(g, "x", MATRIX));
        return g.sum(g.select(g.apply(Elementwises.EQUAL, k, twice), terms, g.constant(0)), List.of(1));
    }

    /** xᵀ·y + xᵀ·z as one sum. */
    private static Node sumOfProducts(GraphBuilder g) {
        Shape all = Shape.of(8, 4, 5);
        Node left = g.node(View.spread(all, List.of(0, 1)), input(g, "x", Shape.of(8, 4)));
        Node first = g.node(View.spread(all, List.of(0, 2)), input(g, "y", Shape.of(8, 5)));
        Node second = g.node(View.spread(all, List.of(0, 2)), input(g, "z", Shape.of(8, 5)));
        return g.sum(g.add(g.multiply(left, first), g.multiply(left, second)), List.of(0));
    }

    private static Node sumOverExamplesOfProduct(GraphBuilder g) {
        Shape all = Shape.of(4, 8);
        Node examples = g.node(View.spread(all, List.of(1)), input(g, "x", Shape.of(8)));
        Node weights = g.node(new Variable("w", Variable.Kind.PARAMETER, all));
        Node product = g.sum(g.multiply(examples, weights), List.of(1));
        return g.batchSum(g.negate(g.subtract(input(g, "y", Shape.of(4)), product)));
    }

    private static Node outerProduct(GraphBuilder g, String left, String right) {
        Shape all = Shape.of(4, 5);
        return g.multiply(
                g.node(View.spread(all, List.of(0)), input(g, left, Shape.of(4))),
                g.node(View.spread(all, List.of(1)), input(g, right, Shape.of(5))));
    }

    private static Node softmaxOfRows(GraphBuilder g) {
        Node e = g.apply(Elementwises.EXP, input(g, "x", MATRIX));
        return g.divide(e, g.node(View.spread(MATRIX, List.of(0)), g.sum(e, List.of(1))));
    }
}
