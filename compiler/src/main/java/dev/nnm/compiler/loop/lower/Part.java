package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.LoopIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement inside loops of its own, before loops are fused. Fusion binds its indices, outermost first, to those of
 * the loops that it ends up in.
 */
final class Part {

    /** What the statement does. */
    enum Step {
        /** Computes an element of a node. */
        COMPUTE,
        /** Sets an element of a reduction to the start value. */
        START,
        /** Combines one more value into an element of a reduction. */
        ACCUMULATE,
        /** Ends a reduction: from here on its value can be read. */
        FINISH,
        /** Brings an element to where it is wanted. */
        DELIVER,
        /** Computes all elements of a matrix product. */
        CONTRACT,
        /** Runs a loop of the user's. */
        RUN,
        /** Ends the steps of the loop around, unless its condition holds. */
        LEAVE
    }

    private final Step step;
    private final Node node;
    private final Point element;
    private final Node sourceNode;
    private final Point source;
    private final List<LoopIndex> indices;
    private final List<Access> accesses;
    private final @Nullable Delivery delivery;
    private final @Nullable ScanStorage loop;
    private final List<LoopIndex> bound = new ArrayList<>();

    private Part(
            Step step,
            Node node,
            Point element,
            Node sourceNode,
            Point source,
            List<LoopIndex> indices,
            List<Access> accesses,
            @Nullable Delivery delivery,
            @Nullable ScanStorage loop) {
        this.step = step;
        this.node = node;
        this.element = element;
        this.sourceNode = sourceNode;
        this.source = source;
        this.indices = List.copyOf(indices);
        this.accesses = List.copyOf(accesses);
        this.delivery = delivery;
        this.loop = loop;
    }

    /**
     * A part.
     *
     * @param step what it does
     * @param node what it computes
     * @param element the element of the node, in terms of the indices
     * @param sourceNode the node that is computed or reduced
     * @param source the element of it, in terms of the indices
     * @param indices the loops, outermost first
     * @param accesses what it reads
     */
    static Part of(
            Step step,
            Node node,
            Point element,
            Node sourceNode,
            Point source,
            List<LoopIndex> indices,
            List<Access> accesses) {
        return new Part(step, node, element, sourceNode, source, indices, accesses, null, null);
    }

    /** A part that concerns elements of one node and reads nothing. */
    static Part of(Step step, Node node, Point element, List<LoopIndex> indices) {
        return of(step, node, element, node, element, indices, List.of());
    }

    /** A part that delivers. */
    static Part deliver(Delivery delivery, Node node, Point element, List<LoopIndex> indices, List<Access> accesses) {
        return new Part(Step.DELIVER, node, element, node, element, indices, accesses, delivery, null);
    }

    /** A part that runs a loop of the user's. */
    static Part run(ScanStorage loop, List<Access> accesses) {
        Point nothing = new Point(null, List.of());
        Node scan = loop.scan();
        return new Part(Step.RUN, scan, nothing, scan, nothing, List.of(), accesses, null, loop);
    }

    Step step() {
        return step;
    }

    Node node() {
        return node;
    }

    Point element() {
        return element;
    }

    Node sourceNode() {
        return sourceNode;
    }

    Point source() {
        return source;
    }

    List<LoopIndex> indices() {
        return indices;
    }

    List<Access> accesses() {
        return accesses;
    }

    /** What it delivers. */
    Delivery delivery() {
        if (delivery == null) {
            throw new IllegalStateException(step + " of " + node + " delivers nothing");
        }
        return delivery;
    }

    /** The loop that it runs. */
    ScanStorage loop() {
        if (loop == null) {
            throw new IllegalStateException(step + " of " + node + " is no loop");
        }
        return loop;
    }

    /** The nodes that can be read after it. */
    List<Node> finished() {
        return switch (step) {
            case COMPUTE, FINISH, CONTRACT -> List.of(node);
            case RUN -> List.copyOf(loop().results().keySet());
            case START, ACCUMULATE, DELIVER, LEAVE -> List.of();
        };
    }

    /** The element of the node, in terms of the loops; all its indices must be bound. */
    Point boundElement() {
        return element.replace(this::bound);
    }

    /** The element of the source, in terms of the loops. */
    Point boundSource() {
        return source.replace(this::bound);
    }

    /** The loop that the outermost index not yet bound becomes. */
    void bind(LoopIndex loopIndex) {
        bound.add(loopIndex);
    }

    /** The loop that one of the part's indices has become. */
    LoopIndex bound(LoopIndex own) {
        return bound.get(indices.indexOf(own));
    }

    /** Whether the loop is one that computes different elements, not one that is reduced over. */
    boolean isElementIndex(LoopIndex own) {
        return own.equals(element.batch())
                || element.indices().stream()
                        .anyMatch(index -> index.asIndex().filter(own::equals).isPresent());
    }
}
