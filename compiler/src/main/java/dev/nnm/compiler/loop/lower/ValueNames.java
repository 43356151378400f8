package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Variable;
import java.util.Map;

/** What people are shown as the name of a value: the user's name, or one that says what it is. */
final class ValueNames {

    private static final Map<String, String> SPOKEN = Map.ofEntries(
            Map.entry("add", "sum"),
            Map.entry("subtract", "difference"),
            Map.entry("multiply", "product"),
            Map.entry("prod", "product"),
            Map.entry("divide", "quotient"),
            Map.entry("negate", "negative"),
            Map.entry("less", "condition"),
            Map.entry("less_equal", "condition"),
            Map.entry("greater", "condition"),
            Map.entry("greater_equal", "condition"),
            Map.entry("equal", "condition"),
            Map.entry("not_equal", "condition"),
            Map.entry("and", "condition"),
            Map.entry("or", "condition"),
            Map.entry("not", "condition"),
            Map.entry("select", "choice"));

    private ValueNames() {}

    /** The name, as the user wrote it: not always an identifier, and not unique. */
    static String of(Graph graph, Node node) {
        String label = graph.origin(node).label();
        if (label != null && !label.isBlank()) {
            return label;
        }
        if (node.operation() instanceof Variable variable) {
            return variable.name();
        }
        if (node.operation() instanceof ScanResult result) {
            return of(graph, result.value());
        }
        return ofOperation(isComputedUnderCondition(node) ? node.argument(1) : node);
    }

    private static boolean isComputedUnderCondition(Node node) {
        return node.operation() == Elementwises.SELECT && node.argument(2).operation() instanceof Constant;
    }

    /** A name that says what the node is. */
    static String ofOperation(Node node) {
        String operation = node.operation().name();
        return SPOKEN.getOrDefault(operation, operation);
    }
}
