package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;

/**
 * The values of an index: whole numbers, one after the other.
 *
 * @param first the least
 * @param size how many there are, at least 1
 */
record IndexValues(int first, int size) {

    int last() {
        return first + size - 1;
    }

    /** The values as a vector. */
    Node write(GraphBuilder build) {
        Node positions = build.node(new Iota(size));
        return first == 0 ? positions : build.add(positions, build.constant(first));
    }

    /** As in a program. */
    @Override
    public String toString() {
        return first + ".." + (first + size);
    }
}
