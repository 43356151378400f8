package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.LinearOperation;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Scatter;

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
    /** By moving elements to and from computed places. */
    INDEXED,
    /** By another loop. */
    LOOP,
    /** What a loop has computed: with the loop. */
    LOOP_RESULT,
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
        if (operation instanceof Gather || operation instanceof Scatter) {
            return INDEXED;
        }
        if (operation instanceof Scan) {
            return LOOP;
        }
        if (operation instanceof ScanResult) {
            return LOOP_RESULT;
        }
        return operation instanceof BatchReduce ? BATCH_REDUCTION : CONSTANT;
    }
}
