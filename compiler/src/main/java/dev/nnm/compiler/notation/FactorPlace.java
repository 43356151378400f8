package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Variable;

/**
 * Where factors stand in a product: numbers, then names, then functions, then sums. Products are commutative, and the
 * graph keeps one order only, that in which it first met them.
 */
enum FactorPlace {
    NUMBER,
    NAME,
    FUNCTION,
    SUM;

    static FactorPlace of(Node node) {
        if (node.operation() instanceof Constant) {
            return NUMBER;
        }
        if (node.operation() == Elementwises.ADD || node.operation() == Elementwises.SUBTRACT) {
            return SUM;
        }
        if (node.operation() == Elementwises.MULTIPLY || node.operation() == Elementwises.POWER) {
            return of(node.argument(0));
        }
        return isElement(node) ? NAME : FUNCTION;
    }

    /** A variable or what a view shows of one. */
    private static boolean isElement(Node node) {
        boolean isVariable = node.operation() instanceof Variable;
        boolean isView =
                !(node.operation() instanceof Elementwise) && node.arguments().size() == 1;
        return isVariable || (isView && node.argument(0).operation() instanceof Variable);
    }
}
