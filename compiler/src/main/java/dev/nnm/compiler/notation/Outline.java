package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Variable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which subexpressions get a name of their own, so that what is written grows no faster than the graph: large
 * ones that occur more than once, and parts of what would be too long for one line.
 */
final class Outline {

    /** A shared expression of more operations gets a name. */
    private static final int MOST_REPEATED_OPERATIONS = 8;

    /** The longest expression, in characters; an estimate. It also bounds how deep expressions nest. */
    private static final long LONGEST = 2000;

    private static final int NAME_LENGTH = 4;

    /** The size of an expression with names in place of what has one. */
    private record Size(long operations, long characters) {}

    private static final Size NAME = new Size(0, NAME_LENGTH);

    private final Predicate<Node> isDefinition;
    private final Map<Node, Integer> uses = new HashMap<>();
    private final Map<Node, Size> sizes = new HashMap<>();
    private final Set<Node> named = new HashSet<>();

    private Outline(Predicate<Node> isDefinition) {
        this.isDefinition = isDefinition;
    }

    /**
     * The nodes to be named.
     *
     * @param loops all nodes, those of loops too
     * @param roots what is written
     * @param isDefinition which nodes the user named and wants to see under that name
     */
    static Set<Node> of(LoopNotation loops, List<Node> roots, Predicate<Node> isDefinition) {
        Outline outline = new Outline(isDefinition);
        List<Node> ordered = loops.ordered();
        roots.forEach(root -> outline.uses.merge(root, 1, Integer::sum));
        ordered.forEach(node -> node.arguments().forEach(argument -> outline.uses.merge(argument, 1, Integer::sum)));
        loops.stepRoots().forEach(value -> outline.uses.merge(value, 1, Integer::sum));
        ordered.forEach(outline::visit);
        return outline.named;
    }

    private void visit(Node node) {
        if (node.arguments().isEmpty()) {
            sizes.put(node, new Size(0, leafLength(node)));
            return;
        }
        Size size = size(node);
        while (size.characters() > LONGEST && nameLargestArgument(node)) {
            size = size(node);
        }
        sizes.put(node, size);
        boolean isRepeated = uses.getOrDefault(node, 0) > 1 && size.operations() > MOST_REPEATED_OPERATIONS;
        if (isRepeated || isDefinition.test(node)) {
            name(node);
        }
    }

    private static int leafLength(Node node) {
        return node.operation() instanceof Variable variable ? variable.name().length() : NAME_LENGTH;
    }

    private Size size(Node node) {
        long operations = node.operation() instanceof Elementwise ? 1 : 0;
        long characters = node.operation().name().length();
        for (Node argument : node.arguments()) {
            Size inner = written(argument);
            operations += inner.operations();
            characters += inner.characters();
        }
        return new Size(operations, characters);
    }

    private Size written(Node node) {
        return named.contains(node) ? NAME : sizes.getOrDefault(node, NAME);
    }

    private boolean nameLargestArgument(Node node) {
        Optional<Node> largest = node.arguments().stream()
                .filter(argument -> !argument.arguments().isEmpty() && !named.contains(argument))
                .max(Comparator.comparingLong(argument -> written(argument).characters()));
        largest.ifPresent(this::name);
        return largest.isPresent();
    }

    private void name(Node node) {
        if (!node.arguments().isEmpty()) {
            named.add(node);
        }
    }
}
