package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Derivatives of values by other values of the same example, as nodes: gradients, products of Jacobians with vectors,
 * Jacobians and Hessians. Each chooses the mode that costs less.
 */
public final class ExampleDerivatives {

    private final Graph graph;
    private final GraphBuilder build;

    /** Derivatives as nodes of a graph. */
    public ExampleDerivatives(GraphBuilder build) {
        this.build = build;
        this.graph = build.graph();
    }

    /** The gradient of a scalar by each of some nodes: a node of the shape of each. */
    public List<Node> gradient(Node y, List<Node> xs) {
        if (xs.size() == 1 && xs.get(0).shape().isScalar()) {
            return List.of(tangent(y, Map.of(xs.get(0), build.constant(1))));
        }
        return adjoints(y, build.constant(1), xs);
    }

    /** J·v: the change of y as the nodes change in given directions, each of its node's shape. */
    public Node tangent(Node y, Map<Node, Node> directions) {
        Node tangent = ForwardMode.tangents(graph, directions, List.of(y)).get(y);
        return tangent == null ? build.constant(0, y.shape()) : tangent;
    }

    /** Jᵀ·v for each of some nodes, v of y's shape. */
    public List<Node> adjoints(Node y, Node v, List<Node> xs) {
        Map<Node, Node> adjoints = ReverseMode.adjointsByExample(graph, Map.of(y, v), xs);
        return xs.stream()
                .map(x -> adjoints.getOrDefault(x, build.constant(0, x.shape())))
                .toList();
    }

    /** ∂y/∂x for all pairs of elements: the axes of y, then those of x. */
    public Node jacobian(Node y, Node x) {
        if (y.shape().isScalar()) {
            return gradient(y, List.of(x)).get(0);
        }
        boolean columnsAreFewer = x.shape().elementCount() < y.shape().elementCount();
        return columnsAreFewer ? byColumns(y, x) : byRows(y, x);
    }

    /** ∂²y/∂x∂x of a scalar, for all pairs of elements of x. */
    public Node hessian(Node y, Node x) {
        return byColumns(gradient(y, List.of(x)).get(0), x);
    }

    /** H·v for each of some nodes, H the Hessian of a scalar by all of them, v a direction for each. */
    public List<Node> hessianProduct(Node y, List<Node> xs, List<Node> v) {
        List<Node> gradient = adjoints(y, build.constant(1), xs);
        Map<Node, Node> tangents = ForwardMode.tangents(graph, seeds(xs, v), gradient);
        return gradient.stream()
                .map(g -> tangents.getOrDefault(g, build.constant(0, g.shape())))
                .toList();
    }

    /** Jᵀ·J·v for each of some nodes, the Hessian of ½·‖y‖² without the curvature of y. */
    public List<Node> gaussNewtonProduct(Node y, List<Node> xs, List<Node> v) {
        return adjoints(y, tangent(y, seeds(xs, v)), xs);
    }

    private static Map<Node, Node> seeds(List<Node> xs, List<Node> v) {
        Map<Node, Node> seeds = new LinkedHashMap<>();
        for (int k = 0; k < xs.size(); k++) {
            seeds.put(xs.get(k), v.get(k));
        }
        return seeds;
    }

    // ---- one element at a time, for all elements at once

    private Node byColumns(Node y, Node x) {
        List<Node> indices = indices(x);
        Node column = tangent(y, Map.of(x, OneHot.direction(build, indices, x)));
        Node columns = vectorised(column, indices, x.shape());
        return lastAxesFirst(columns, y.shape().rank());
    }

    private Node byRows(Node y, Node x) {
        List<Node> indices = indices(y);
        Node row = adjoints(y, OneHot.direction(build, indices, y), List.of(x)).get(0);
        return vectorised(row, indices, y.shape());
    }

    private List<Node> indices(Node tensor) {
        List<Node> indices = new ArrayList<>();
        for (int axis = 0; axis < tensor.shape().rank(); axis++) {
            indices.add(build.indexVariable("i" + axis));
        }
        return indices;
    }

    private Node vectorised(Node node, List<Node> indices, Shape shape) {
        Node result = node;
        for (int axis = indices.size() - 1; axis >= 0; axis--) {
            result = Vectorization.over(graph, indices.get(axis), shape.size(axis), List.of(result))
                    .of(result);
        }
        return result;
    }

    /** The tensor with its last axes in front of the others. */
    private Node lastAxesFirst(Node node, int count) {
        List<Integer> order = new ArrayList<>(GraphBuilder.allAxes(node));
        Collections.rotate(order, count);
        return build.viewThrough(View.permute(node.shape(), order), node);
    }
}
