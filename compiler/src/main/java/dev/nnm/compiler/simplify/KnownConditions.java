package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.ConstantEvaluator;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Conditions on indices alone that come out the same for every element, such as "some index is 1". They arise where a
 * derivative passes through the choice of an element.
 */
final class KnownConditions {

    /** Larger tensors of indices are not evaluated. */
    private static final long MOST_ELEMENTS = 100_000;

    private final Graph graph;
    private final Map<Node, Boolean> dependsOnIndicesOnly = new HashMap<>();
    private final Map<Node, Optional<Boolean>> values = new HashMap<>();

    KnownConditions(Graph graph) {
        this.graph = graph;
    }

    /** What a condition is for every element, if that is known. */
    Optional<Boolean> valueOf(Node condition) {
        return values.computeIfAbsent(
                condition, node -> dependsOnIndicesOnly(node) ? commonValue(node) : Optional.empty());
    }

    private Optional<Boolean> commonValue(Node condition) {
        return ConstantEvaluator.valueOf(graph, condition)
                .filter(elements -> Arrays.stream(elements).allMatch(element -> element == elements[0]))
                .map(elements -> elements[0] != 0);
    }

    private boolean dependsOnIndicesOnly(Node node) {
        Deque<Node> pending = new ArrayDeque<>(List.of(node));
        while (!pending.isEmpty()) {
            Node current = pending.element();
            List<Node> open = current.arguments().stream()
                    .filter(argument -> !dependsOnIndicesOnly.containsKey(argument))
                    .toList();
            if (open.isEmpty()) {
                pending.remove();
                dependsOnIndicesOnly.put(current, isKnown(current));
            } else {
                open.forEach(pending::push);
            }
        }
        return dependsOnIndicesOnly.getOrDefault(node, false);
    }

    private boolean isKnown(Node node) {
        return !ConstantEvaluator.isGivenFromOutside(node)
                && node.shape().elementCount() <= MOST_ELEMENTS
                && node.arguments().stream().allMatch(argument -> dependsOnIndicesOnly.getOrDefault(argument, false));
    }
}
