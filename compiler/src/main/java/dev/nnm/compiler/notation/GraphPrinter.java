package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Lists a graph, a line a node, in the order in which it is computed: {@code hidden [16] batched = tanh(t4) #
 * iris.nnm:4}. Nodes go by the user's names, or by t1, t2, …; numbers stand where they are used.
 */
public final class GraphPrinter {

    private final Graph graph;
    private final NodeNames names;
    private final ExpressionWriter writer;

    private GraphPrinter(Graph graph, List<Node> ordered) {
        this.graph = graph;
        Style style = new TextStyle();
        Set<Node> named = new HashSet<>(ordered);
        named.removeIf(node -> node.operation() instanceof Constant || node.operation() instanceof Variable);
        this.names = NodeNames.of(graph, ordered, named, true, Map.of());
        WholeTensors wholes = WholeTensors.among(ordered, node -> names.of(node).isPresent(), style.prefersIndices());
        this.writer = new ExpressionWriter(style, names, wholes);
    }

    /** Everything that the roots depend on, with a line end after each line. */
    public static String print(Graph graph, Collection<Node> roots) {
        List<Node> ordered = graph.reachable(roots);
        GraphPrinter printer = new GraphPrinter(graph, ordered);
        Set<Node> wanted = Set.copyOf(roots);
        List<List<String>> lines = ordered.stream()
                .filter(node -> !(node.operation() instanceof Constant) || wanted.contains(node))
                .map(printer::line)
                .toList();
        return Columns.aligned(lines);
    }

    private List<String> line(Node node) {
        String value = "= " + definition(node);
        if (node.operation() instanceof Variable variable) {
            value = variable.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        SourceSpan span = graph.origin(node).span();
        String place = span == null ? "" : "# " + span.source().name() + ":" + span.line();
        return List.of(name(node), type(node), value, place);
    }

    private String name(Node node) {
        String name = names.of(node).orElse("result");
        List<String> indices = node.operation() instanceof Variable ? List.of() : writer.indicesOf(node);
        return writer.named(name, indices).text();
    }

    private String definition(Node node) {
        return writer.definition(node, writer.indicesOf(node));
    }

    private static String type(Node node) {
        String shape = node.shape().isScalar() ? "scalar" : node.shape().toString();
        return node.isBatched() ? shape + " batched" : shape;
    }
}
