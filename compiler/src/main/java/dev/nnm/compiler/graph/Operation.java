package dev.nnm.compiler.graph;

import java.util.List;

/**
 * What a node computes from its arguments. Operations are immutable values: equal operations on equal arguments are one
 * node. The operations there are stand in {@code dev.nnm.compiler.op}.
 */
public interface Operation {

    /** The name shown to people, such as {@code sin} or {@code sum}. */
    String name();

    /**
     * The type of the result.
     *
     * @throws IllegalArgumentException if the operation does not take arguments of these types; the checker finds
     *     users' mistakes before this
     */
    NodeType resultType(List<NodeType> arguments);

    /** Whether exchanging the two arguments gives the same bits. */
    default boolean isCommutative() {
        return false;
    }
}
