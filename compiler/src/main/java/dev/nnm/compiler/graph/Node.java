package dev.nnm.compiler.graph;

import java.util.List;

/**
 * A value in a {@link Graph}: an operation applied to arguments. Nodes are interned, so identity is equality, and a
 * node's id is greater than its arguments': ascending ids are a topological order.
 */
public final class Node {

    private final int id;
    private final Operation operation;
    private final List<Node> arguments;
    private final NodeType type;

    Node(int id, Operation operation, List<Node> arguments, NodeType type) {
        this.id = id;
        this.operation = operation;
        this.arguments = arguments;
        this.type = type;
    }

    /** The position in the graph. */
    public int id() {
        return id;
    }

    /** What this node computes. */
    public Operation operation() {
        return operation;
    }

    /** What it computes it from. */
    public List<Node> arguments() {
        return arguments;
    }

    /** The argument at {@code index}. */
    public Node argument(int index) {
        return arguments.get(index);
    }

    /** The type of its value. */
    public NodeType type() {
        return type;
    }

    /** The shape of its value for one example. */
    public Shape shape() {
        return type.shape();
    }

    /** Whether its value differs from example to example. */
    public boolean isBatched() {
        return type.batched();
    }

    /** The id, which spreads well and costs nothing; equality is identity. */
    @Override
    public int hashCode() {
        return id;
    }

    /** The operation's name and the node's id, for debugging. */
    @Override
    public String toString() {
        return operation.name() + "#" + id;
    }
}
