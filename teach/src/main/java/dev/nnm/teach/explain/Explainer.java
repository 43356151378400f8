package dev.nnm.teach.explain;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.simplify.Exactness;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.KernelDescription.Role;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one row of the table of operations, and has it differentiated and compiled by itself. */
public final class Explainer {

    private static final List<String> ARGUMENTS = List.of("x", "y", "z", "u", "v", "w");

    private final NnmCompiler compiler;
    private final Elementwise row;
    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final List<Node> variables = new ArrayList<>();
    private final Node result;
    private final Map<String, Node> derivatives = new LinkedHashMap<>();

    private Explainer(NnmCompiler compiler, Elementwise row) {
        this.compiler = compiler;
        this.row = row;
        List<Node> arguments = new ArrayList<>();
        for (int k = 0; k < row.arity(); k++) {
            Node variable = build.node(new Variable(ARGUMENTS.get(k), Variable.Kind.INPUT, Shape.SCALAR));
            variables.add(variable);
            boolean isTruth = row.argumentTypes().get(k) == ElementType.BOOLEAN;
            arguments.add(isTruth ? build.apply(Elementwises.GREATER, variable, build.constant(0)) : variable);
        }
        this.result = build.apply(row, arguments.toArray(Node[]::new));
        for (int k = 0; k < row.partials().size(); k++) {
            Node derivative = row.partials().get(k).times(build, build.constant(1), arguments, result);
            if (derivative != null) {
                derivatives.put(ARGUMENTS.get(k), derivative);
            }
        }
    }

    /** All that the table says of a row. */
    public static Explanation explain(NnmCompiler compiler, Elementwise row) {
        return new Explainer(compiler, row).explanation();
    }

    private Explanation explanation() {
        List<Explanation.Derivative> formulas = new ArrayList<>();
        derivatives.forEach((by, node) -> formulas.add(new Explanation.Derivative(by, formula(simplified(node)))));
        return new Explanation(
                row.name(),
                formula(result),
                formulas,
                row.isTotal(),
                row.remarks(),
                points(),
                stabilising(),
                java("value", List.of()),
                derivatives.isEmpty() ? "" : java("gradient", List.copyOf(derivatives.keySet())));
    }

    private Node simplified(Node node) {
        return Simplifier.simplify(graph, List.of(node), Rewrites.ALGEBRAIC).get(0);
    }

    private Formula formula(Node node) {
        return new Formula(
                FormulaPrinter.text(graph).expression(node),
                FormulaPrinter.latex(graph).expression(node));
    }

    private List<Explanation.Point> points() {
        return Stream.concat(row.samples().ordinary().stream(), row.samples().hard().stream())
                .map(this::point)
                .toList();
    }

    private Explanation.Point point(double[] arguments) {
        Map<Node, double[]> given = new LinkedHashMap<>();
        List<Double> shown = new ArrayList<>();
        for (int k = 0; k < arguments.length; k++) {
            given.put(variables.get(k), new double[] {arguments[k]});
            shown.add(arguments[k]);
        }
        List<Node> roots = new ArrayList<>(List.of(result));
        roots.addAll(derivatives.values());
        Map<Node, double[]> values = Interpreter.trace(graph, roots, given, 1);
        List<Double> slopes =
                derivatives.values().stream().map(node -> first(values, node)).toList();
        return new Explanation.Point(shown, first(values, result), slopes);
    }

    private static double first(Map<Node, double[]> values, Node node) {
        return values.getOrDefault(node, new double[] {Double.NaN})[0];
    }

    private List<Explanation.Stabilising> stabilising() {
        Pattern mention = Pattern.compile("(?<![A-Za-z])" + Pattern.quote(row.name()) + "\\(");
        return Rewrites.ALL.stream()
                .filter(rewrite -> rewrite.exactness() == Exactness.STABILISING)
                .filter(rewrite -> mention.matcher(rewrite.rule()).find())
                .map(rewrite -> new Explanation.Stabilising(rewrite.rule(), rewrite.reason()))
                .toList();
    }

    /** The part of the generated class that computes. */
    private String java(String name, List<String> gradient) {
        List<Slot> inputs = new ArrayList<>();
        variables.forEach(v -> inputs.add(slot(v.operation().name(), Role.INPUT, v)));
        List<Slot> results = new ArrayList<>(List.of(slot("result", Role.RESULT, asNumber(result))));
        gradient.forEach(by -> results.add(slot("by_" + by, Role.RESULT, derivatives.getOrDefault(by, result))));
        GraphFunction function = compiler.simplify(new GraphFunction(name, graph, inputs, results));
        return GeneratedJava.computation(compiler.emit(compiler.lower(function, Precision.DOUBLE), "nnm", "Operation")
                .text());
    }

    private Node asNumber(Node node) {
        return node.type().element() == ElementType.BOOLEAN ? build.indicator(node) : node;
    }

    private static Slot slot(String name, Role role, Node node) {
        return Slot.of(new Argument(name, role, List.of(), true), node);
    }
}
