package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Variable;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes nodes in terms of other nodes, for which the caller has chosen names; what has no name is written out. What
 * can be written of a whole tensor only, such as a reshape, gets that tensor under a name which is then explained.
 */
public final class NamedFormulas {

    private final Map<Node, String> given;
    private final Style style;
    private final Set<Node> explained;
    private final NodeNames names;
    private final ExpressionWriter writer;

    private NamedFormulas(Graph graph, Style style, Collection<Node> roots, Map<Node, String> given) {
        this.given = Map.copyOf(given);
        this.style = style;
        LoopNotation loops = LoopNotation.of(graph, List.copyOf(roots));
        this.explained = new HashSet<>(wholes(loops, Set.of()).wantedWhole(loops.ordered()));
        explained.removeIf(node -> given.containsKey(node) || loops.given(node).isPresent());
        this.names = NodeNames.of(graph, loops.ordered(), explained, false, given);
        this.writer = new ExpressionWriter(style, names, wholes(loops, explained), loops);
    }

    private WholeTensors wholes(LoopNotation loops, Set<Node> named) {
        return WholeTensors.among(
                loops,
                node -> node.operation() instanceof Variable || given.containsKey(node) || named.contains(node),
                style.prefersIndices());
    }

    /**
     * Formulas as text in the language.
     *
     * @param roots the nodes that are written, and all that occur in them, are among these or what they depend on
     * @param given the names
     */
    public static NamedFormulas text(Graph graph, Collection<Node> roots, Map<Node, String> given) {
        return new NamedFormulas(graph, new TextStyle(), roots, given);
    }

    /** Formulas in LaTeX; names are set as mathematics sets them, {@code v1_dot} as v₁ with a dot. */
    public static NamedFormulas latex(Graph graph, Collection<Node> roots, Map<Node, String> given) {
        return new NamedFormulas(graph, new LatexStyle(), roots, given);
    }

    /** What a node is: its operation on the names of its arguments. */
    public String definition(Node node) {
        Node inner = node;
        while (inner.operation() instanceof Marked) {
            inner = inner.argument(0);
            if (given.containsKey(inner)) {
                return reference(inner);
            }
        }
        if (inner.operation() instanceof ScanResult result && result.kind() == ScanResult.Kind.FINAL) {
            return style.afterLastStep(writer.state(inner, result));
        }
        String definition = writer.definition(inner, writer.indicesOf(inner));
        List<Equation> where = where(inner);
        return where.isEmpty() ? definition : style.explained(definition, where);
    }

    /** What explains the names that a definition uses, and that those use; what is used first comes last. */
    private List<Equation> where(Node defined) {
        Set<Node> seen = new LinkedHashSet<>();
        defined.arguments().forEach(argument -> collect(argument, seen));
        return seen.stream()
                .filter(node -> explained.contains(node) && node != defined)
                .map(node -> {
                    List<String> at = writer.indicesOf(node);
                    String name = names.of(node).orElseThrow();
                    return new Equation(writer.named(node, name, at).text(), writer.definition(node, at));
                })
                .toList();
    }

    private void collect(Node node, Set<Node> seen) {
        if (!given.containsKey(node) && seen.add(node)) {
            node.arguments().forEach(argument -> collect(argument, seen));
        }
    }

    /** A node by its name, or what it is if it has none. */
    public String reference(Node node) {
        String name = given.get(node);
        return name == null ? definition(node) : writer.named(name, List.of()).text();
    }

    /** A name as this notation writes it, with the indices that the definition of the node needs. */
    public String name(String name, Node node) {
        Node inner = node.operation() instanceof Marked ? node.argument(0) : node;
        boolean isPlain = inner.operation() instanceof Variable || (inner != node && given.containsKey(inner));
        return writer.named(name, isPlain ? List.of() : writer.indicesOf(inner)).text();
    }
}
