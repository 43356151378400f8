package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import java.util.ArrayList;
import java.util.List;

/** What all parts of the checker share while they turn one file into a graph. */
final class Elaboration {

    /** The most elements that one tensor of one example may have; above this an array of a batch is out of reach. */
    static final long LARGEST_TENSOR = 1 << 28;

    private final Graph graph = new Graph();
    private final Constancy constancy = new Constancy(graph);
    private final ParameterRegistry parameters = new ParameterRegistry();
    private final Expressions expressions = new Expressions(this);

    Graph graph() {
        return graph;
    }

    Constancy constancy() {
        return constancy;
    }

    ParameterRegistry parameters() {
        return parameters;
    }

    Expressions expressions() {
        return expressions;
    }

    /** A builder for nodes that stand for a piece of text. */
    GraphBuilder build(Frame frame, SourceSpan span) {
        return new GraphBuilder(graph, new Origin(frame.userSpan(span), null));
    }

    /** The value as a tensor of numbers. */
    Node number(Value value, SourceSpan span) {
        if (value instanceof Value.Tensor tensor && tensor.node().type().element() == ElementType.REAL) {
            return tensor.node();
        }
        throw CheckProblems.expected(span, "a number", value);
    }

    /** The value as a tensor of truth values. */
    Node truth(Value value, SourceSpan span) {
        if (value instanceof Value.Tensor tensor && tensor.node().type().element() == ElementType.BOOLEAN) {
            return tensor.node();
        }
        throw CheckProblems.expected(span, "a truth value", value);
    }

    /** The value of an expression as a number that is known when the model is compiled. */
    double knownNumber(Expression expression, Frame frame, String what) {
        return knownNumber(expressions.evaluate(expression, frame), expression.span(), what);
    }

    /** A value as a number that is known when the model is compiled. */
    double knownNumber(Value value, SourceSpan span, String what) {
        Node node = number(value, span);
        if (!node.shape().isScalar()) {
            throw CheckProblems.expected(span, "a single number", value);
        }
        return constancy.scalar(node).orElseThrow(() -> CheckProblems.notKnown(span, what));
    }

    /** A value as a whole number that is known when the model is compiled. */
    int knownInteger(Value value, SourceSpan span, String what) {
        double number = knownNumber(value, span, what);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw CheckProblems.notAWholeNumber(span, what, number, "");
        }
        return (int) number;
    }

    /** The sizes in a declaration such as {@code W[16, size(x)]}. */
    Shape shape(List<Expression> sizes, Frame frame, SourceSpan declaration, String name) {
        List<Integer> result = new ArrayList<>();
        for (Expression size : sizes) {
            double value = knownNumber(size, frame, "a size");
            if (value != Math.rint(value) || value < 1) {
                throw CheckProblems.notAWholeNumber(size.span(), "a size", value, "from 1 on");
            }
            result.add((int) Math.min(value, Integer.MAX_VALUE));
        }
        return limited(new Shape(result), declaration, name);
    }

    /** The shape itself, if a tensor of it can be stored. */
    Shape limited(Shape shape, SourceSpan span, String name) {
        long elements = 1;
        for (int size : shape.sizes()) {
            elements = elements > LARGEST_TENSOR ? elements : elements * size;
        }
        if (elements > LARGEST_TENSOR) {
            throw CheckProblems.tooLarge(span, name + shape, elements, LARGEST_TENSOR);
        }
        return shape;
    }
}
