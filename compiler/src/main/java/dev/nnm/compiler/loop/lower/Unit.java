package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.LoopIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parts that share their outermost loops and are moved together as long as these last: the steps of a reduction, or a
 * single part. Identity is equality.
 */
final class Unit {

    private final List<Part> parts;
    private final int shared;
    private final int order;
    private final List<Part> after;

    /**
     * A unit.
     *
     * @param parts the parts, in order
     * @param shared how many outermost loops they share
     * @param order where it stands among units that could come in any order
     */
    Unit(List<Part> parts, int shared, int order) {
        this(parts, shared, order, List.of());
    }

    /** A unit that comes after all that some parts of others do. */
    Unit(List<Part> parts, int shared, int order, List<Part> after) {
        this.parts = List.copyOf(parts);
        this.shared = shared;
        this.order = order;
        this.after = List.copyOf(after);
    }

    List<Part> parts() {
        return parts;
    }

    int shared() {
        return shared;
    }

    int order() {
        return order;
    }

    /** Parts of other units that must have been done. */
    List<Part> after() {
        return after;
    }

    /** The part after which the node's value can be read. */
    Part last() {
        return parts.get(parts.size() - 1);
    }

    /** The index of the first part at a depth of loops. */
    LoopIndex index(int depth) {
        return parts.get(0).indices().get(depth);
    }

    /** The parts as units of their own. */
    List<Unit> split() {
        return parts.stream()
                .map(part -> new Unit(List.of(part), part.indices().size(), order))
                .toList();
    }

    /** The nodes that it computes or reads. */
    Set<Node> touched() {
        Set<Node> nodes = new HashSet<>();
        for (Part part : parts) {
            nodes.add(part.node());
            part.accesses().forEach(access -> nodes.add(access.node()));
        }
        return nodes;
    }
}
