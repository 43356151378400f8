package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;

/**
 * An operation that is linear in its one argument: its tangent is the operation itself applied to the argument's
 * tangent, and its adjoint is its transpose.
 */
public interface LinearOperation extends Operation {

    /**
     * The transpose applied to the adjoint of the result: a tensor of the argument's shape.
     *
     * @param build where to write
     * @param argument what the operation was applied to
     * @param adjoint the adjoint of the result, of the result's shape
     */
    Node transpose(GraphBuilder build, Node argument, Node adjoint);
}
