package dev.nnm.teach.paths;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.compiler.notation.NamedFormulas;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.teach.subject.Edges;
import dev.nnm.teach.subject.Edges.Edge;
import dev.nnm.teach.subject.LocalRules;
import dev.nnm.teach.subject.NodeValues;
import dev.nnm.teach.subject.Steps;
import dev.nnm.teach.subject.Subject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sums over paths. The number of paths is counted without following them, so it may be astronomical. */
public final class PathSummer {

    private final Subject subject;
    private final NamedNode variable;
    private final Steps steps;
    private final LocalRules rules;
    private final Set<Node> active = new HashSet<>();
    /** The edges from each step to those that use it, of those on a path. */
    private final Map<Node, List<Edge>> outgoing = new HashMap<>();

    private final Map<Node, BigInteger> counts = new HashMap<>();
    private final boolean isScalar;
    private final boolean hasPoint;
    private final Map<Node, double[]> values = new HashMap<>();
    private final NamedFormulas text;
    private final NamedFormulas latex;
    private final GraphBuilder build;

    private PathSummer(Subject subject, NamedNode variable) {
        subject.requireWayBack(List.of(variable));
        this.subject = subject;
        this.variable = variable;
        this.build = new GraphBuilder(subject.graph());
        this.steps = Steps.to(subject.graph(), subject.result());
        this.rules = new LocalRules(steps);
        findEdges();
        count();
        List<Edge> all = outgoing.values().stream().flatMap(List::stream).toList();
        this.isScalar = all.stream().allMatch(edge -> edge.derivative().isPresent());
        this.hasPoint = subject.hasPoint();
        List<Node> derivatives =
                all.stream().flatMap(edge -> edge.derivative().stream()).toList();
        Map<Node, String> names = new LinkedHashMap<>();
        steps.ordered().forEach(step -> {
            if (!step.arguments().isEmpty()) {
                names.putIfAbsent(rules.definition(step), steps.names().getOrDefault(step, ""));
            }
        });
        this.text = NamedFormulas.text(subject.graph(), derivatives, names);
        this.latex = NamedFormulas.latex(subject.graph(), derivatives, names);
        if (isScalar && hasPoint) {
            evaluate(derivatives);
        }
    }

    /**
     * Follows the paths from a variable to the result.
     *
     * @param variable a variable on which the result depends
     * @param most more paths than this are not listed
     */
    public static PathSum sum(Subject subject, NamedNode variable, int most) {
        return new PathSummer(subject, variable).sum(most);
    }

    private void findEdges() {
        Edges edges = new Edges(steps, rules);
        active.add(variable.node());
        Map<Node, List<Edge>> incoming = new LinkedHashMap<>();
        for (Node step : steps.ordered()) {
            if (!step.arguments().isEmpty()) {
                List<Edge> into = edges.into(step).stream()
                        .filter(edge -> active.contains(edge.from()))
                        .toList();
                if (!into.isEmpty()) {
                    active.add(step);
                    incoming.put(step, into);
                }
            }
        }
        Set<Node> useful = new HashSet<>(List.of(subject.result().node()));
        List<Node> backwards = new ArrayList<>(steps.ordered());
        Collections.reverse(backwards);
        for (Node step : backwards) {
            if (useful.contains(step)) {
                for (Edge edge : incoming.getOrDefault(step, List.of())) {
                    useful.add(edge.from());
                    outgoing.computeIfAbsent(edge.from(), k -> new ArrayList<>())
                            .add(edge);
                }
            }
        }
        outgoing.values().forEach(Collections::reverse);
        active.retainAll(useful);
    }

    private void count() {
        List<Node> backwards = new ArrayList<>(steps.ordered());
        Collections.reverse(backwards);
        for (Node step : backwards) {
            BigInteger count = step == subject.result().node() ? BigInteger.ONE : BigInteger.ZERO;
            for (Edge edge : outgoing.getOrDefault(step, List.of())) {
                count = count.add(countOf(edge.to()));
            }
            counts.put(step, count);
        }
    }

    private BigInteger countOf(Node step) {
        return counts.getOrDefault(step, BigInteger.ZERO);
    }

    private void evaluate(List<Node> derivatives) {
        Map<Node, Node> onSteps = new LinkedHashMap<>();
        derivatives.forEach(node -> onSteps.put(node, rules.onSteps(node)));
        Map<Node, Node> adjoints = adjoints();
        Set<Node> wanted = new LinkedHashSet<>(onSteps.values());
        wanted.addAll(adjoints.values());
        Map<Node, double[]> found = NodeValues.of(subject, wanted, Map.of());
        onSteps.forEach((local, node) -> values.put(local, found.getOrDefault(node, new double[0])));
        adjoints.forEach((step, node) -> values.put(step, found.getOrDefault(node, new double[0])));
    }

    /** The derivatives of the result by each step on a path. */
    private Map<Node, Node> adjoints() {
        List<Node> wanted = steps.ordered().stream().filter(active::contains).toList();
        return ReverseMode.adjointsByExample(
                subject.graph(), Map.of(subject.result().node(), build.constant(1)), wanted);
    }

    private String derivativeName(Node step) {
        return "d" + subject.result().name() + "/d" + steps.names().getOrDefault(step, "");
    }

    private PathSum sum(int most) {
        BigInteger paths = countOf(variable.node());
        boolean listed = isScalar && paths.compareTo(BigInteger.valueOf(most)) <= 0;
        List<PathSum.Path> found = listed ? paths() : List.of();
        Optional<Double> sum = listed && hasPoint
                ? Optional.of(found.stream()
                        .mapToDouble(path -> path.value().orElse(Double.NaN))
                        .sum())
                : Optional.empty();
        return new PathSum(
                subject.result().name(),
                variable.name(),
                paths,
                outgoing.values().stream().mapToInt(List::size).sum(),
                isScalar ? Optional.of(formula()) : Optional.empty(),
                found,
                sum,
                programme());
    }

    private Formula formula() {
        Node derivative = new DerivativeFunctions(subject.model(), subject.result()).formula(variable);
        return new Formula(
                FormulaPrinter.text(subject.graph()).expression(derivative),
                FormulaPrinter.latex(subject.graph()).expression(derivative));
    }

    // ---- every path

    private List<PathSum.Path> paths() {
        List<PathSum.Path> found = new ArrayList<>();
        follow(variable.node(), new ArrayList<>(), found);
        return found;
    }

    private void follow(Node step, List<Edge> soFar, List<PathSum.Path> found) {
        if (step == subject.result().node()) {
            found.add(path(soFar));
            return;
        }
        for (Edge edge : outgoing.getOrDefault(step, List.of())) {
            soFar.add(edge);
            follow(edge.to(), soFar, found);
            soFar.remove(soFar.size() - 1);
        }
    }

    private PathSum.Path path(List<Edge> edges) {
        List<String> names = new ArrayList<>(List.of(variable.name()));
        List<String> factorsText = new ArrayList<>();
        List<String> factorsLatex = new ArrayList<>();
        double product = 1;
        for (Edge edge : edges) {
            names.add(steps.names().getOrDefault(edge.to(), ""));
            Node derivative = edge.derivative().orElseThrow();
            factorsText.add(text.reference(derivative));
            factorsLatex.add(latex.reference(derivative));
            product *= hasPoint ? value(derivative) : Double.NaN;
        }
        Formula formula = new Formula(joined(factorsText, " · "), joined(factorsLatex, " \\cdot "));
        return new PathSum.Path(names, formula, hasPoint ? Optional.of(product) : Optional.empty());
    }

    private static String joined(List<String> factors, String operator) {
        List<String> safe = factors.stream()
                .map(factor -> factor.contains(" ") || factor.startsWith("-") ? "(" + factor + ")" : factor)
                .toList();
        return String.join(operator, safe);
    }

    private double value(Node node) {
        return values.getOrDefault(node, new double[] {Double.NaN})[0];
    }

    // ---- the dynamic programme

    private List<PathSum.Entry> programme() {
        List<PathSum.Entry> entries = new ArrayList<>();
        List<Node> backwards = new ArrayList<>(steps.ordered());
        Collections.reverse(backwards);
        for (Node step : backwards) {
            if (active.contains(step)) {
                entries.add(entry(step));
            }
        }
        return entries;
    }

    private PathSum.Entry entry(Node step) {
        Optional<Double> value = isScalar && hasPoint ? Optional.of(value(step)) : Optional.empty();
        String name = steps.names().getOrDefault(step, "");
        return new PathSum.Entry(
                new Formula(derivativeName(step), latexName(name)), sumOverUsers(step), value, countOf(step));
    }

    private String latexName(String name) {
        Node any = subject.result().node();
        return "\\frac{\\partial " + latex.name(subject.result().name(), any) + "}{\\partial " + latex.name(name, any)
                + "}";
    }

    private Optional<Formula> sumOverUsers(Node step) {
        List<Edge> edges = outgoing.getOrDefault(step, List.of());
        if (edges.isEmpty() || !isScalar) {
            return Optional.empty();
        }
        List<String> inText = new ArrayList<>();
        List<String> inLatex = new ArrayList<>();
        for (Edge edge : edges) {
            Node derivative = edge.derivative().orElseThrow();
            inText.add(joined(List.of(derivativeName(edge.to()), text.reference(derivative)), " · "));
            inLatex.add(joined(
                    List.of(latexName(steps.names().getOrDefault(edge.to(), "")), latex.reference(derivative)),
                    " \\cdot "));
        }
        return Optional.of(new Formula(String.join(" + ", inText), String.join(" + ", inLatex)));
    }
}
