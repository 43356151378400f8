package dev.nnm.compiler.interpret;

import dev.nnm.compiler.graph.NodeType;

/** The value of a node: elements row-major, one example after the other if it is batched. */
final class Tensor {

    private final NodeType type;
    private final double[] elements;

    Tensor(NodeType type, double[] elements) {
        this.type = type;
        this.elements = elements;
    }

    /** The number of elements that a value of the type has. */
    static int size(NodeType type, int batch) {
        int perExample = perExample(type);
        return type.batched() ? Math.multiplyExact(batch, perExample) : perExample;
    }

    /** The number of elements for one example. */
    static int perExample(NodeType type) {
        return Math.toIntExact(type.shape().elementCount());
    }

    NodeType type() {
        return type;
    }

    /**
     * The element at a row-major position within an example; the same for every example if the value is not batched.
     */
    double at(int example, int position) {
        return elements[(type.batched() ? example * perExample(type) : 0) + position];
    }

    double[] elements() {
        return elements;
    }
}
