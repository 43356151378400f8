package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values whose derivatives are stated instead of derived. The arguments v, x₁ … xₙ, d₁ … dₙ have one shape; the value
 * is v, and the partial derivative by xₖ is dₖ. Only the xₖ pass derivatives on. Simplification leaves v alone once all
 * derivatives are taken.
 */
public final class StatedDerivatives {

    /** The most variables by which derivatives can be stated. */
    public static final int MOST = 16;

    private static final List<Elementwise> BY_COUNT = IntStream.rangeClosed(1, MOST)
            .mapToObj(StatedDerivatives::operation)
            .toList();

    private StatedDerivatives() {}

    /**
     * A value with stated derivatives.
     *
     * @param value the value
     * @param variables what derivatives are stated by, of the value's shape
     * @param partials the derivative by each variable, of the value's shape or broadcast to it
     */
    public static Node of(GraphBuilder build, Node value, List<Node> variables, List<Node> partials) {
        List<Node> arguments = new ArrayList<>();
        arguments.add(value);
        arguments.addAll(variables);
        arguments.addAll(partials);
        return build.apply(BY_COUNT.get(variables.size() - 1), arguments.toArray(new Node[0]));
    }

    /** Whether an operation is one of these. */
    public static boolean isStated(Node node) {
        return node.operation() instanceof Elementwise elementwise && BY_COUNT.contains(elementwise);
    }

    /** The variables of such an operation, by which derivatives are stated. */
    public static List<Node> variables(Node stated) {
        return stated.arguments().subList(1, 1 + count(stated));
    }

    /** The derivatives by them, in the same order. */
    public static List<Node> partials(Node stated) {
        return stated.arguments().subList(1 + count(stated), stated.arguments().size());
    }

    private static int count(Node stated) {
        return stated.arguments().size() / 2;
    }

    private static Elementwise operation(int count) {
        RowBuilder row = RowBuilder.row(
                        "stated", Collections.nCopies(1 + 2 * count, ElementType.REAL), arguments -> arguments[0])
                .java(new JavaForm.Prefix("+"))
                .notation(new Notation.WithDerivatives(latex(count)));
        row.partial((g, t, x, y) -> null);
        for (int k = 1; k <= count; k++) {
            int partial = count + k;
            row.partial((g, t, x, y) -> g.multiply(t, x.get(partial)));
        }
        for (int k = 0; k < count; k++) {
            row.partial((g, t, x, y) -> null);
        }
        return row.build();
    }

    private static String latex(int count) {
        return IntStream.rangeClosed(2, 1 + count)
                .mapToObj(variable -> "#" + variable + "\\colon #" + (variable + count))
                .collect(Collectors.joining(",\\; ", "#1 \\text{ with derivative } ", ""));
    }
}
