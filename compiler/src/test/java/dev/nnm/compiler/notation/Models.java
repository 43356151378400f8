package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.problem.SourceText;
import java.util.List;

/** Writes graphs as the checker does for users' programs. */
final class Models {

    final Graph graph = new Graph();
    final GraphBuilder build = new GraphBuilder(graph);

    Node input(String name, Integer... sizes) {
        return build.node(new Variable(name, Variable.Kind.INPUT, Shape.of(sizes)));
    }

    Node parameter(String name, Integer... sizes) {
        return build.node(new Variable(name, Variable.Kind.PARAMETER, Shape.of(sizes)));
    }

    Node apply(Elementwise operation, Node... arguments) {
        return build.apply(operation, arguments);
    }

    /** a @ b for a matrix and a vector, vectors, or matrices. */
    Node product(Node a, Node b) {
        boolean rows = a.shape().rank() == 2;
        boolean columns = b.shape().rank() == 2;
        int inner = a.shape().size(rows ? 1 : 0);
        Shape space = rows && columns
                ? Shape.of(a.shape().size(0), b.shape().size(1), inner)
                : rows
                        ? Shape.of(a.shape().size(0), inner)
                        : columns ? Shape.of(b.shape().size(1), inner) : Shape.of(inner);
        int k = space.rank() - 1;
        Node left = build.view(View.spread(space, rows ? List.of(0, k) : List.of(k)), a);
        Node right = build.view(View.spread(space, columns ? List.of(k, k - 1) : List.of(k)), b);
        return build.sum(build.multiply(left, right), List.of(k));
    }

    Node sum(Node node) {
        return build.sum(node, GraphBuilder.allAxes(node));
    }

    /** One element. */
    Node element(Node node, Integer... position) {
        List<AffineIndex> source =
                List.of(position).stream().map(i -> AffineIndex.fixed(i, 0)).toList();
        return build.node(new View(Shape.SCALAR, source), node);
    }

    /** Names a node as a definition on a line of a file of empty lines does. */
    Node define(String name, Node node, String file, int line) {
        SourceText source = new SourceText(file, "\n".repeat(100));
        graph.describe(node, new Origin(source.span(line - 1, line - 1), name));
        return node;
    }
}
