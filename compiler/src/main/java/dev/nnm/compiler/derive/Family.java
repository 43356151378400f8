package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.LinearOperation;
import dev.nnm.compiler.op.Reduce;

/** The ways in which operations are differentiated. */
enum Family {
    /** By its partial derivatives, element by element. */
    ELEMENTWISE,
    /** By itself and its transpose. */
    LINEAR,
    /** Along axes, by the reduction's own rule. */
    REDUCTION,
    /** Over the batch. */
    BATCH_REDUCTION,
    /** Not at all: leaves, truth values, step functions, what the user stopped. */
    CONSTANT;

    static Family of(Operation operation) {
        if (operation instanceof Elementwise elementwise) {
            return elementwise.hasZeroDerivative() ? CONSTANT : ELEMENTWISE;
        }
        if (operation instanceof LinearOperation) {
            return LINEAR;
        }
        if (operation instanceof Reduce) {
            return REDUCTION;
        }
        return operation instanceof BatchReduce ? BATCH_REDUCTION : CONSTANT;
    }
}
