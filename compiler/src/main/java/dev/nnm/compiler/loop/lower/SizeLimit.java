package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses values that cannot be stored. */
final class SizeLimit {

    /** The longest array that every virtual machine can allocate. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private SizeLimit() {}

    /** Whether an array can hold that many elements. */
    static boolean allows(long elements) {
        return elements <= LONGEST_ARRAY;
    }

    /** Checks all kept nodes; loops have no values of their own. */
    static void check(Graph graph, List<Node> nodes, Materialization plan) {
        for (Node node : nodes) {
            boolean isLoop = node.operation() instanceof Scan;
            if (!isLoop && plan.isKept(node) && !allows(node.shape().elementCount())) {
                refuse(graph, node);
            }
        }
    }

    private static void refuse(Graph graph, Node node) {
        String title = "this value is too large to be stored";
        String detail = "It is " + node.shape() + ": " + node.shape().elementCount()
                + " numbers for each example, but an" + " array holds at most " + LONGEST_ARRAY + ".";
        SourceSpan span = span(graph, node);
        if (span == null) {
            throw new IllegalArgumentException(title + ": " + node + ". " + detail);
        }
        throw new CompileException(new Problem(span, title, detail));
    }

    /** The text that a value stands for; of what is kept of all steps of a loop, that of the value or the loop. */
    private static @Nullable SourceSpan span(Graph graph, Node node) {
        SourceSpan span = graph.origin(node).span();
        if (span == null && node.operation() instanceof ScanResult result) {
            SourceSpan inside = span(graph, result.value());
            return inside == null ? graph.origin(node.argument(0)).span() : inside;
        }
        return span;
    }
}
