package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;

/** Words for values and expressions in messages. */
final class Describe {

    private static final int LONGEST_QUOTE = 32;

    private Describe() {}

    /** A tensor by its kind and shape. */
    static String tensor(Node node) {
        String element = node.type().element() == ElementType.BOOLEAN ? "truth value" : "number";
        return node.shape().isScalar() ? "a " + element : "a tensor of " + element + "s of shape " + node.shape();
    }

    /** What helps where one kind of value stands and another is expected; empty where nothing simple does. */
    static String wayOut(String expected, Value found) {
        if (found instanceof Value.Function function) {
            return expected.contains("constant")
                    ? "A function needs no const: write the line without it."
                    : "Call it: " + function.callable().name() + "(…).";
        }
        if (found instanceof Value.Label) {
            return "Compare it with == to one of its classes, or pass it to a function such as cross_entropy.";
        }
        if (found instanceof Value.Text) {
            return "Strings stand for classes, files and columns only.";
        }
        if (found instanceof Value.Tuple) {
            return "Give its values names: (a, b) = …; a vector is written [a, b].";
        }
        if (found instanceof Value.Tensor tensor) {
            return wayOut(expected, tensor.node());
        }
        if (found instanceof Value.Dimension dimension) {
            return wayOut(expected, dimension.size());
        }
        return "Initial values are given to parameters: param w ~ normal(0, 0.1).";
    }

    private static String wayOut(String expected, Node found) {
        if (expected.startsWith("a tuple")) {
            return found.shape().isScalar() ? "" : "Elements of a tensor are taken by brackets, such as x[0].";
        }
        boolean isTruth = found.type().element() == ElementType.BOOLEAN;
        if (expected.contains("initialiser")) {
            return "Known numbers are given with =, as in w = 0.5.";
        }
        if (isTruth && expected.contains("number")) {
            return "For 1 and 0 write: if … then 1 else 0.";
        }
        if (!isTruth && expected.contains("truth")) {
            return "Write a comparison, such as x > 0.";
        }
        return expected.contains("single") ? "Take one of its elements, such as x[0]." : "";
    }

    /** An expression by its text, if that is short, else by its role. */
    static String expression(Expression expression, String role) {
        SourceSpan span = expression.span();
        return span.end() - span.start() <= LONGEST_QUOTE && isOneLine(span)
                ? span.text().strip()
                : role;
    }

    private static boolean isOneLine(SourceSpan span) {
        return span.text().lines().count() == 1;
    }
}
