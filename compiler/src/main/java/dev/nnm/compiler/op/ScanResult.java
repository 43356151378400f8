package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A value that a loop has computed; the argument is the {@link Scan}.
 *
 * @param kind which of the values that a node of the body takes
 * @param value the node of the body
 */
public record ScanResult(Kind kind, Node value) implements Operation {

    /** Which of the values that a node takes in the steps of a loop. */
    public enum Kind {
        /** That of a state after the last step. */
        FINAL,
        /** All of them, along a new first axis, each at the index of its step; 0 in steps that are not run. */
        STACKED,
        /** Their sum. */
        SUMMED
    }

    /** The results of a loop among some nodes, in their order. */
    public static List<Node> of(Node scan, List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.operation() instanceof ScanResult && node.argument(0) == scan)
                .toList();
    }

    /** The node of the body that a node of this operation takes out of its loop. */
    public static Node taken(Node result) {
        return ((ScanResult) result.operation()).value();
    }

    /** What a loop computes in each step: what its steps need, then what is taken out of it for each result. */
    public static List<Node> computed(ScanBody body, List<Node> results) {
        List<Node> computed = new ArrayList<>(body.roots());
        results.forEach(result -> computed.add(taken(result)));
        return computed;
    }

    @Override
    public String name() {
        return "scan_" + kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        NodeType type = value.type();
        int steps = arguments.get(0).shape().size(0);
        return kind == Kind.STACKED ? type.withShape(type.shape().withLeadingAxis(steps)) : type;
    }
}
