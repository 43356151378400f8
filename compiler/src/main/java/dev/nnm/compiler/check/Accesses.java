package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.ConstantEvaluator;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.IndexVariable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The computed subscripts that are met while expressions with indices are read, and the values of indices that are
 * known so far. Ranges are inferred and checked from these.
 */
final class Accesses {

    private final Graph graph;
    private final List<Access> recorded = new ArrayList<>();
    private final Map<Node, IndexValues> values = new HashMap<>();
    private final Deque<Node> conditions = new ArrayDeque<>();
    private int open;

    Accesses(Graph graph) {
        this.graph = graph;
    }

    /** The values of indices, as far as they are known. */
    Map<Node, IndexValues> values() {
        return values;
    }

    /** Reads an expression in which there are more indices; the position of its first access is returned to it. */
    <T> T within(Body<T> body) {
        open++;
        try {
            return body.read(recorded.size());
        } finally {
            open--;
            if (open == 0) {
                recorded.clear();
                values.clear();
            }
        }
    }

    /** An expression with indices. */
    @FunctionalInterface
    interface Body<T> {
        /** Reads it; its accesses are those from {@code mark} on. */
        T read(int mark);
    }

    List<Access> since(int mark) {
        return List.copyOf(recorded.subList(mark, recorded.size()));
    }

    void add(Access access) {
        if (open > 0 && !access.indices().isEmpty()) {
            recorded.add(access);
        }
    }

    /** Reads a branch of a conditional: its accesses are made where the condition holds. */
    <T> T where(Node condition, boolean holds, Supplier<T> branch) {
        if (open == 0 || !condition.shape().isScalar()) {
            return branch.get();
        }
        conditions.push(holds ? condition : new GraphBuilder(graph).apply(Elementwises.NOT, condition));
        try {
            return branch.get();
        } finally {
            conditions.pop();
        }
    }

    /** The conditions that hold here. */
    List<Node> conditions() {
        return List.copyOf(conditions);
    }

    /** The leaves below a node that are not known when the model is compiled, indices among them. */
    Set<Node> unknowns(Node node) {
        Set<Node> unknowns = new HashSet<>(graph.reachable(List.of(node)));
        unknowns.removeIf(leaf -> !ConstantEvaluator.isGivenFromOutside(leaf));
        return unknowns;
    }

    static boolean isIndex(Node node) {
        return node.operation() instanceof IndexVariable;
    }
}
