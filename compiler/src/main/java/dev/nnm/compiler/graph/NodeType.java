package dev.nnm.compiler.graph;

/**
 * The type of a node's value.
 *
 * @param element what its elements are
 * @param shape its shape for one example
 * @param batched whether it differs from example to example; what depends on parameters and constants only does not
 */
public record NodeType(ElementType element, Shape shape, boolean batched) {

    /** A tensor of numbers that is the same for every example. */
    public static NodeType real(Shape shape) {
        return new NodeType(ElementType.REAL, shape, false);
    }

    /** The same type with other elements. */
    public NodeType withElement(ElementType other) {
        return new NodeType(other, shape, batched);
    }

    /** The same type with another shape. */
    public NodeType withShape(Shape other) {
        return new NodeType(element, other, batched);
    }

    /** The same type, batched or not. */
    public NodeType withBatched(boolean other) {
        return new NodeType(element, shape, other);
    }
}
