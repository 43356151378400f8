package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Scatter;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates a subgraph for many values of one of its leaves at once: every node that depends on the leaf gets a new
 * first axis, along which the leaf takes its values. An expression that is written for one value of an index becomes
 * the tensor of all its values; a Jacobian is a derivative in one direction, for all directions. What does not depend
 * on the leaf stays as it is and is computed once.
 */
public final class Vectorization {

    private final Graph graph;
    private final int size;
    /** The nodes that vary, with the new axis. */
    private final Map<Node, Node> vectorised;
    /** Nodes that do not vary, but come out of a loop in which something varies: what the new loop gives for them. */
    private final Map<Node, Node> moved = new HashMap<>();

    private final Map<Node, ScanVectorization> loops = new HashMap<>();

    private Vectorization(Graph graph, Map<Node, Node> seeds, int size) {
        this.graph = graph;
        this.size = size;
        this.vectorised = new HashMap<>(seeds);
    }

    /**
     * Gives some nodes many values.
     *
     * @param graph where the nodes live and the vectorised ones go
     * @param seeds the nodes that vary, each with its values along a new first axis
     * @param size the size of that axis
     * @param roots the nodes that are wanted along it
     */
    public static Vectorization over(Graph graph, Map<Node, Node> seeds, int size, List<Node> roots) {
        Vectorization vectorization = new Vectorization(graph, seeds, size);
        int first = seeds.keySet().stream().mapToInt(Node::id).min().orElse(0);
        vectorization.visit(graph.reachable(roots, first));
        return vectorization;
    }

    /** Gives an index the values 0, 1, …, size − 1. */
    public static Vectorization over(Graph graph, Node index, int size, List<Node> roots) {
        return over(graph, Map.of(index, new GraphBuilder(graph).node(new Iota(size))), size, roots);
    }

    /** Whether a root depends on what varies. */
    public boolean varies(Node root) {
        return vectorised.containsKey(root);
    }

    /** A root along the new first axis; repeated along it if it does not vary. */
    public Node of(Node root) {
        return alongAxis(new GraphBuilder(graph, graph.origin(root)), root);
    }

    /** A root along the new first axis if it varies, else without it: the root itself, save what loops compute. */
    public Node orSame(Node root) {
        return vectorised.getOrDefault(root, moved.getOrDefault(root, root));
    }

    private void visit(List<Node> ordered) {
        for (Node node : ordered) {
            if (!varies(node) && node.arguments().stream().anyMatch(this::isTouched)) {
                GraphBuilder build = new GraphBuilder(graph, graph.origin(node));
                if (node.operation() instanceof Scan) {
                    loops.put(node, ScanVectorization.of(build, this, node, ordered));
                } else if (node.operation() instanceof ScanResult result) {
                    ScanVectorization loop = loop(node.argument(0));
                    (loop.varies(result) ? vectorised : moved).put(node, loop.result(build, result));
                } else if (node.arguments().stream().anyMatch(this::varies)) {
                    vectorised.put(node, vectorise(build, node));
                } else {
                    List<Node> arguments =
                            node.arguments().stream().map(this::orSame).toList();
                    moved.put(node, build.rebuild(node, arguments));
                }
            }
        }
    }

    private boolean isTouched(Node argument) {
        return varies(argument) || moved.containsKey(argument) || loops.containsKey(argument);
    }

    private ScanVectorization loop(Node scan) {
        ScanVectorization loop = loops.get(scan);
        if (loop == null) {
            throw new IllegalStateException("not visited: " + scan);
        }
        return loop;
    }

    private Node vectorise(GraphBuilder build, Node node) {
        if (node.operation() instanceof View view) {
            return build.viewThrough(withAxis(view), orSame(node.argument(0)));
        }
        if (node.operation() instanceof Reshape reshape) {
            return build.reshape(orSame(node.argument(0)), reshape.shape().withLeadingAxis(size));
        }
        if (node.operation() instanceof Reduce reduce) {
            List<Integer> axes = reduce.axes().stream().map(axis -> axis + 1).toList();
            return build.node(new Reduce(reduce.kind(), axes), orSame(node.argument(0)));
        }
        if (node.operation() instanceof Gather) {
            return gather(build, node);
        }
        if (node.operation() instanceof Scatter scatter) {
            return scatter(build, scatter, node);
        }
        return build.rebuild(
                node, node.arguments().stream().map(a -> alongAxis(build, a)).toList());
    }

    /** The view that does the same at every index of a new first axis. */
    private View withAxis(View view) {
        Shape shape = view.shape().withLeadingAxis(size);
        List<AffineIndex> source = new ArrayList<>();
        source.add(AffineIndex.axis(0, shape.rank()));
        for (AffineIndex index : view.source()) {
            List<Integer> coefficients = new ArrayList<>(index.coefficients());
            coefficients.add(0, 0);
            source.add(new AffineIndex(index.offset(), coefficients));
        }
        return new View(shape, source);
    }

    private Node gather(GraphBuilder build, Node node) {
        Node x = node.argument(0);
        List<Node> indices = new ArrayList<>();
        if (varies(x)) {
            indices.add(build.index(0, node.shape().withLeadingAxis(size)));
        }
        Gather.indices(node).forEach(index -> indices.add(alongAxis(build, index)));
        Node gathered = build.gather(orSame(x), indices);
        return gathered.operation() instanceof View view ? build.viewThrough(view, gathered.argument(0)) : gathered;
    }

    private Node scatter(GraphBuilder build, Scatter scatter, Node node) {
        Node values = alongAxis(build, node.argument(0));
        List<Node> arguments = new ArrayList<>(List.of(values, build.index(0, values.shape())));
        Scatter.indices(node).forEach(index -> arguments.add(alongAxis(build, index)));
        return build.scatter(new Scatter(scatter.shape().withLeadingAxis(size), scatter.overBatch()), arguments);
    }

    /** A node along the new first axis, repeated if it does not vary. */
    Node alongAxis(GraphBuilder build, Node node) {
        Node varying = vectorised.get(node);
        if (varying != null) {
            return varying;
        }
        Node same = orSame(node);
        Shape shape = same.shape().withLeadingAxis(size);
        return same.operation() instanceof Constant
                ? build.broadcast(same, shape)
                : build.viewThrough(View.broadcast(same.shape(), shape), same);
    }

    int size() {
        return size;
    }
}
