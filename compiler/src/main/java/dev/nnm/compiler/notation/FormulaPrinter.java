package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes nodes as formulas, in the user's names. A large subexpression that occurs more than once, and a part of what
 * would be too long, is written once, after the formula, under a name of its own; so a formula is never much longer
 * than its graph.
 */
public final class FormulaPrinter {

    private final Graph graph;
    private final Style style;
    private final boolean keepsDefinitions;

    private FormulaPrinter(Graph graph, Style style, boolean keepsDefinitions) {
        this.graph = graph;
        this.style = style;
        this.keepsDefinitions = keepsDefinitions;
    }

    /** Writes text in the language, and index notation where the language has no shorter form. */
    public static FormulaPrinter text(Graph graph) {
        return new FormulaPrinter(graph, new TextStyle(), false);
    }

    /** Writes LaTeX mathematics, to be put between dollar signs. */
    public static FormulaPrinter latex(Graph graph) {
        return new FormulaPrinter(graph, new LatexStyle(), false);
    }

    /** Writes the user's definitions under their names instead of expanding them. */
    public FormulaPrinter keepingDefinitions() {
        return new FormulaPrinter(graph, style, true);
    }

    /** A node alone: {@code 1/x1 + x2}. Names that stand for parts of it are not explained. */
    public String expression(Node node) {
        Formulas formulas = new Formulas(List.of(node), Map.of());
        return formulas.writer.definition(node, formulas.writer.indicesOf(node));
    }

    /** A node alone on one line, with an explanation of the names that stand for parts of it. */
    public String explained(Node node) {
        Formulas formulas = new Formulas(List.of(node), Map.of());
        String expression = formulas.writer.definition(node, formulas.writer.indicesOf(node));
        List<Equation> where = formulas.where();
        return where.isEmpty() ? expression : style.explained(expression, where);
    }

    /** An equation: {@code y = ln(x1) + x1*x2}, for a tensor {@code C[i, j] = sum(k) A[i, k]*B[k, j]}. */
    public String formula(String name, Node node) {
        return formulas(Map.of(name, node));
    }

    /** Several equations, with one explanation of the names that they share. */
    public String formulas(Map<String, Node> nodes) {
        Map<Node, String> given = new HashMap<>();
        nodes.forEach((name, node) -> given.putIfAbsent(node, name));
        Formulas formulas = new Formulas(List.copyOf(nodes.values()), given);
        List<Equation> equations = new ArrayList<>();
        nodes.forEach((name, node) -> equations.add(formulas.equation(name, node)));
        return style.equations(equations, formulas.where());
    }

    /**
     * A derivative: {@code dy/dx1 = 1/x1 + x2}.
     *
     * @param of the name of what was differentiated
     * @param withRespectTo the name of the variable
     * @param derivative of the variable's shape
     */
    public String derivative(String of, String withRespectTo, Node derivative) {
        Formulas formulas = new Formulas(List.of(derivative), Map.of());
        ExpressionWriter writer = formulas.writer;
        List<String> at = writer.indicesOf(derivative);
        String left = style.derivative(of, writer.named(withRespectTo, at));
        return style.equations(List.of(new Equation(left, writer.definition(derivative, at))), formulas.where());
    }

    /** Some nodes, and what is needed to write them together. */
    private final class Formulas {

        private final LoopNotation loops;
        private final List<Node> explained;
        private final NodeNames names;
        private final ExpressionWriter writer;

        /** The roots are not explained; where one is part of another it is written by the name that is given to it. */
        Formulas(List<Node> roots, Map<Node, String> given) {
            loops = LoopNotation.of(graph, roots);
            List<Node> ordered = loops.ordered();
            Set<Node> named = Outline.of(
                    loops, roots, node -> keepsDefinitions && graph.origin(node).label() != null);
            loops.values().stream().filter(this::isComputed).forEach(named::add);
            named.removeIf(node -> node.operation() instanceof Scan);
            Set<Node> rest = new HashSet<>(named);
            roots.forEach(rest::remove);
            Map<Node, String> parts = new HashMap<>(given);
            parts.keySet().retainAll(named);
            Set<Node> withName = new HashSet<>(rest);
            ordered.stream().filter(loops::isState).forEach(withName::add);
            withName.addAll(parts.keySet());
            rest.addAll(wholes(withName).wantedWhole(ordered));
            rest.removeIf(node -> loops.given(node).isPresent());
            withName.addAll(rest);
            explained = ordered.stream().filter(rest::contains).toList();
            Set<Node> toName = new HashSet<>(withName);
            toName.removeAll(parts.keySet());
            names = NodeNames.of(graph, ordered, toName, keepsDefinitions, parts);
            writer = new ExpressionWriter(style, names, wholes(withName), loops);
        }

        private boolean isComputed(Node node) {
            return !node.arguments().isEmpty();
        }

        private WholeTensors wholes(Set<Node> withName) {
            return WholeTensors.among(
                    loops,
                    node -> node.operation() instanceof Variable || withName.contains(node),
                    style.prefersIndices());
        }

        Equation equation(String name, Node node) {
            List<String> at = writer.indicesOf(node);
            return new Equation(writer.named(node, name, at).text(), writer.definition(node, at));
        }

        /** What the states of loops begin with and become, then what is named. */
        List<Equation> where() {
            List<Equation> where = new ArrayList<>();
            for (LoopNotation.Loop loop : loops.loops()) {
                for (int k = 0; k < loop.body().states().size(); k++) {
                    Optional<String> name = names.of(loop.body().states().get(k));
                    if (name.isPresent()) {
                        where.add(state(name.get(), loop.first(), loop.scan().argument(k)));
                        where.add(state(
                                name.get(), loop.after(), loop.body().next().get(k)));
                    }
                }
            }
            explained.forEach(node -> where.add(equation(names.of(node).orElseThrow(), node)));
            return where;
        }

        private Equation state(String name, List<Subscript> rows, Node value) {
            List<String> at = writer.indicesOfUse(value);
            return new Equation(writer.named(name, rows, at).text(), writer.use(value, at));
        }
    }
}
