package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
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

    /** An expression by its text, if that is short, else by its role. */
    static String expression(Expression expression, String role) {
        String text = expression.span().text().strip();
        return text.length() <= LONGEST_QUOTE && text.indexOf('\n') < 0 ? text : role;
    }
}
