package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What all parts of the checker share while they turn one file into a graph. */
final class Elaboration {

    private final Graph graph = new Graph();
    private final Constancy constancy = new Constancy(graph);
    private final Dimensions dimensions = new Dimensions();
    private final Accesses accesses = new Accesses(graph);
    private final DifferentiatedNames differentiatedNames = new DifferentiatedNames();
    private final ParameterRegistry parameters = new ParameterRegistry();
    private final LibraryScope library;
    private final Definitions definitions;
    private final Expressions expressions;
    private final Set<OwnDerivative> ownDerivatives = new LinkedHashSet<>();
    private int randomSites;

    Elaboration(Library library, Definitions definitions) {
        this.definitions = definitions;
        this.library = new LibraryScope(this, library);
        this.expressions = new Expressions(this);
    }

    /** How the file's definitions become nodes. */
    Definitions definitions() {
        return definitions;
    }

    Graph graph() {
        return graph;
    }

    Constancy constancy() {
        return constancy;
    }

    Accesses accesses() {
        return accesses;
    }

    DifferentiatedNames differentiatedNames() {
        return differentiatedNames;
    }

    ParameterRegistry parameters() {
        return parameters;
    }

    LibraryScope library() {
        return library;
    }

    Expressions expressions() {
        return expressions;
    }

    /** Remembers a derivative that a function states, once a call. */
    void note(OwnDerivative derivative) {
        ownDerivatives.add(derivative);
    }

    /** The derivatives that the functions called so far state. */
    List<OwnDerivative> ownDerivatives() {
        return List.copyOf(ownDerivatives);
    }

    /** A number for a place at which random numbers are drawn: a new one at each call. */
    int nextRandomSite() {
        return randomSites++;
    }

    /** What random numbers are drawn from. */
    Node draw() {
        return graph.node(new Variable("draw", Variable.Kind.DRAW, Shape.of(2)), List.of());
    }

    /** The shape of a tensor as messages show it. */
    NamedShape shapeOf(Node node) {
        return dimensions.of(node);
    }

    Dimensions dimensions() {
        return dimensions;
    }

    Layers layers() {
        return expressions.layers();
    }

    Repetitions repetitions() {
        return expressions.repetitions();
    }

    /** A builder for nodes that stand for a piece of text. */
    GraphBuilder build(Frame frame, SourceSpan span) {
        return new GraphBuilder(graph, new Origin(frame.userSpan(span), null));
    }

    /** The value as a tensor of numbers. */
    Node number(Value value, SourceSpan span) {
        if (value instanceof Value.Dimension dimension) {
            return dimension.size();
        }
        if (value instanceof Value.Tensor tensor && tensor.node().type().element() == ElementType.REAL) {
            return tensor.node();
        }
        throw ValueProblems.expected(span, "a number", value);
    }

    /** The value as a tensor of numbers to compute with: a truth value is 1 where it holds, and 0 elsewhere. */
    Node numberOrMask(GraphBuilder build, Value value, SourceSpan span) {
        return isTruth(value) ? build.indicator(truth(value, span)) : number(value, span);
    }

    /** Whether a value is a tensor of truth values. */
    static boolean isTruth(Value value) {
        return value instanceof Value.Tensor tensor && tensor.node().type().element() == ElementType.BOOLEAN;
    }

    /** The value as a tensor of truth values. */
    Node truth(Value value, SourceSpan span) {
        if (value instanceof Value.Tensor tensor && tensor.node().type().element() == ElementType.BOOLEAN) {
            return tensor.node();
        }
        throw ValueProblems.expected(span, "a truth value", value);
    }

    /** The elements of a tensor that must be known when the model is compiled. */
    double[] known(Node node, SourceSpan span, String what) {
        return constancy
                .values(node)
                .orElseThrow(() -> constancy.isConstant(node)
                        ? ValueProblems.tooMuchToCompute(span, what)
                        : ValueProblems.notKnown(span, what));
    }

    /** The value of an expression as a number that is known when the model is compiled. */
    double knownNumber(Expression expression, Frame frame, String what) {
        return knownNumber(expressions.evaluate(expression, frame), expression.span(), what);
    }

    /** A value as a number that is known when the model is compiled. */
    double knownNumber(Value value, SourceSpan span, String what) {
        Node node = number(value, span);
        if (!node.shape().isScalar()) {
            throw ValueProblems.expected(span, "a single number", value);
        }
        return constancy.scalar(node).orElseGet(() -> known(node, span, what)[0]);
    }

    /** A value as a whole number that is known when the model is compiled. */
    int knownInteger(Value value, SourceSpan span, String what) {
        double number = knownNumber(value, span, what);
        if (number != Math.rint(number) || Double.isInfinite(number)) {
            throw ValueProblems.notAWholeNumber(span, what, number);
        }
        if (Math.abs(number) > Integer.MAX_VALUE) {
            throw SizeProblems.outOfRange(span, what, number, Integer.MAX_VALUE);
        }
        return (int) number;
    }

    /** The sizes in a declaration such as {@code W[16, size(x)]}. */
    NamedShape shape(List<Expression> sizes, Frame frame, SourceSpan declaration, String name) {
        List<Integer> numbers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Expression size : sizes) {
            Value value = expressions.evaluate(size, frame);
            numbers.add(Sizes.size(knownNumber(value, size.span(), "a size"), size.span(), "a size"));
            names.add(value instanceof Value.Dimension dimension ? dimension.name() : "");
        }
        return new NamedShape(Sizes.limited(new Shape(numbers), declaration, name), names);
    }
}
