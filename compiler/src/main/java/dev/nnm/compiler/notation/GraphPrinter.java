package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Lists a graph, a line a node, in the order in which it is computed: {@code hidden [16] batched = tanh(t4) #
 * iris.nnm:4}. Nodes go by the user's names, or by t1, t2, …; numbers stand where they are used. What a loop does in
 * each step is indented, with the index of the step.
 */
public final class GraphPrinter {

    private static final String INDENT = "  ";

    private final Graph graph;
    private final LoopNotation loops;
    private final NodeNames names;
    private final ExpressionWriter writer;
    private final Set<Node> printed = new HashSet<>();
    private final List<List<String>> lines = new ArrayList<>();

    private GraphPrinter(Graph graph, List<Node> roots) {
        this.graph = graph;
        this.loops = LoopNotation.of(graph, roots);
        Style style = new TextStyle();
        Set<Node> named = new HashSet<>(loops.ordered());
        named.removeIf(node -> node.operation() instanceof Constant
                || node.operation() instanceof Variable
                || node.operation() instanceof Scan
                || loops.given(node).isPresent());
        this.names = NodeNames.of(graph, loops.ordered(), named, true, Map.of());
        WholeTensors wholes = WholeTensors.among(loops, node -> names.of(node).isPresent(), style.prefersIndices());
        this.writer = new ExpressionWriter(style, names, wholes, loops);
    }

    /** Everything that the roots depend on, with a line end after each line. */
    public static String print(Graph graph, Collection<Node> roots) {
        GraphPrinter printer = new GraphPrinter(graph, List.copyOf(roots));
        printer.level(graph.reachable(roots), Set.copyOf(roots), "");
        return Columns.aligned(printer.lines);
    }

    private void level(List<Node> nodes, Set<Node> wanted, String indent) {
        for (Node node : nodes) {
            boolean isSaid = node.operation() instanceof Bound
                    || (node.operation() instanceof Constant && !wanted.contains(node));
            if (isSaid || !printed.add(node)) {
                continue;
            }
            if (node.operation() instanceof Scan) {
                loop(loops.loop(node), indent);
            } else {
                lines.add(line(node, indent));
            }
        }
    }

    /** A loop: its steps, the first values of its states, what is done in each step, and the next values. */
    private void loop(LoopNotation.Loop loop, String indent) {
        ScanBody body = loop.body();
        String index = writer.text(loop.index());
        String steps = body.isUnlimited() ? "" : String.valueOf(body.steps());
        String order = body.reversed() ? ", backwards" : "";
        lines.add(List.of(indent + "for " + index + " in 0.." + steps + order, "", "", place(loop.scan())));
        String inside = indent + INDENT;
        for (int k = 0; k < body.states().size(); k++) {
            lines.add(stateLine(body.states().get(k), loop.first(), loop.scan().argument(k), inside));
        }
        Node condition = body.condition();
        level(loop.inside(), Set.of(), inside);
        if (condition != null) {
            lines.add(List.of(inside + "while", "", "  " + writer.use(condition, List.of()), ""));
        }
        for (int k = 0; k < body.states().size(); k++) {
            lines.add(stateLine(body.states().get(k), loop.after(), body.next().get(k), inside));
        }
    }

    private List<String> stateLine(Node state, List<Subscript> rows, Node value, String indent) {
        List<String> at = writer.indicesOfUse(value);
        String name = names.of(state).orElse(state.operation().name());
        return List.of(indent + writer.named(name, rows, at).text(), type(state), "= " + writer.use(value, at), "");
    }

    private List<String> line(Node node, String indent) {
        String value = "= " + definition(node);
        if (node.operation() instanceof Variable variable) {
            value = variable.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return List.of(indent + name(node), type(node), value, place(node));
    }

    private String place(Node node) {
        SourceSpan span = graph.origin(node).span();
        return span == null ? "" : "# " + span.source().name() + ":" + span.line();
    }

    private String name(Node node) {
        String name = names.of(node).orElse("result");
        List<String> indices = node.operation() instanceof Variable ? List.of() : writer.indicesOf(node);
        return writer.named(node, name, indices).text();
    }

    private String definition(Node node) {
        return writer.definition(node, writer.indicesOf(node));
    }

    private static String type(Node node) {
        String shape = node.shape().isScalar() ? "scalar" : node.shape().toString();
        return node.isBatched() ? shape + " batched" : shape;
    }
}
