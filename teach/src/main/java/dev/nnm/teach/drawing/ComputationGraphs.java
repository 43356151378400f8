package dev.nnm.teach.drawing;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.teach.drawing.ComputationGraph.Derivative;
import dev.nnm.teach.drawing.ComputationGraph.Kind;
import dev.nnm.teach.drawing.ComputationGraph.Layer;
import dev.nnm.teach.subject.Edges;
import dev.nnm.teach.subject.Layers;
import dev.nnm.teach.subject.LocalRules;
import dev.nnm.teach.subject.NodeValues;
import dev.nnm.teach.subject.Steps;
import dev.nnm.teach.subject.Subject;
import dev.nnm.teach.trace.StepFormulas;
import dev.nnm.teach.trace.Trace;
import dev.nnm.teach.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads computations as graphs: the steps are those of a trace, the edges the uses of one step by another. */
public final class ComputationGraphs {

    private final Subject subject;
    private final boolean gradients;
    private final Steps steps;
    private final LocalRules rules;
    private final Map<Node, Integer> positions = new HashMap<>();

    private ComputationGraphs(Subject subject, boolean gradients) {
        this.subject = subject;
        this.gradients = gradients;
        this.steps = Steps.to(subject.graph(), subject.result());
        this.rules = new LocalRules(steps);
        for (Node step : steps.ordered()) {
            positions.put(step, positions.size());
        }
    }

    /**
     * The graph of a computation, with values if there is a point.
     *
     * @param gradients whether local derivatives and adjoints are wanted
     * @throws dev.nnm.runtime.UserError if there is a point that lacks a value
     */
    public static ComputationGraph of(Subject subject, boolean gradients) {
        return new ComputationGraphs(subject, gradients).graph();
    }

    private ComputationGraph graph() {
        Trace trace = subject.hasPoint() ? Tracer.trace(subject, null, gradients) : Tracer.outline(subject, gradients);
        Layers layers = Layers.of(steps, subject.result().node());
        List<ComputationGraph.Node> nodes = new ArrayList<>();
        for (Node step : steps.ordered()) {
            Integer layer = layers.layers().get(step);
            nodes.add(new ComputationGraph.Node(
                    kind(step),
                    trace.steps().get(nodes.size()),
                    layer == null ? OptionalInt.empty() : OptionalInt.of(layer)));
        }
        return new ComputationGraph(subject.result().name(), nodes, edges(), layers(layers));
    }

    private Kind kind(Node step) {
        if (step == subject.result().node()) {
            return Kind.RESULT;
        }
        if (!(step.operation() instanceof Variable variable)) {
            return Kind.STEP;
        }
        return switch (variable.kind()) {
            case INPUT -> Kind.INPUT;
            case TARGET -> Kind.TARGET;
            default -> Kind.PARAMETER;
        };
    }

    // ---- layers

    private List<Layer> layers(Layers layers) {
        List<Layer> found = new ArrayList<>();
        for (Node head : layers.heads()) {
            int layer = found.size();
            List<Node> members = head.operation() instanceof Marked
                    ? List.of(head)
                    : steps.ordered().stream()
                            .filter(step -> layers.layers().getOrDefault(step, -1) == layer)
                            .toList();
            found.add(new Layer(steps.names().getOrDefault(head, ""), position(head), sourceLines(head, members)));
        }
        return found;
    }

    /**
     * The lines that define the members, as far as they are statements of the head's kind: all loss terms of a loss.
     */
    private List<String> sourceLines(Node head, List<Node> members) {
        String statement = sourceLine(head).split(" ", 2)[0];
        return members.stream()
                .sorted(Comparator.comparingInt(this::line))
                .map(this::sourceLine)
                .filter(line -> line.split(" ", 2)[0].equals(statement))
                .distinct()
                .toList();
    }

    private int line(Node node) {
        SourceSpan span = subject.graph().origin(node).span();
        return span == null ? 0 : span.line();
    }

    private String sourceLine(Node node) {
        SourceSpan span = subject.graph().origin(node).span();
        if (span == null) {
            return "";
        }
        SourceText source = span.source();
        String line = source.substring(source.lineStart(span.line()), source.lineEnd(span.line()));
        return line.replaceAll("\\s*#.*", "").strip().replaceAll("\\s+", " ");
    }

    private int position(Node step) {
        return positions.getOrDefault(step, -1);
    }

    // ---- edges

    private List<ComputationGraph.Edge> edges() {
        List<Edges.Edge> edges = new ArrayList<>();
        Edges found = new Edges(steps, rules);
        for (Node step : steps.ordered()) {
            if (!(step.operation() instanceof Variable)) {
                List<Edges.Edge> into = found.into(step);
                edges.addAll(into);
                edges.addAll(uses(step, into));
            }
        }
        if (!gradients) {
            return edges.stream()
                    .map(edge -> edge(edge, Optional.empty(), Optional.empty()))
                    .toList();
        }
        return withDerivatives(edges);
    }

    /** Uses along which nothing is differentiated, such as that of a class, or of a number in a condition. */
    private List<Edges.Edge> uses(Node step, List<Edges.Edge> differentiated) {
        return steps.arguments(step).stream()
                .distinct()
                .filter(argument -> differentiated.stream().noneMatch(edge -> edge.from() == argument))
                .map(argument -> new Edges.Edge(argument, step, Optional.empty()))
                .toList();
    }

    private ComputationGraph.Edge edge(
            Edges.Edge edge, Optional<Derivative> derivative, Optional<Formula> contribution) {
        return new ComputationGraph.Edge(position(edge.from()), position(edge.to()), derivative, contribution);
    }

    private List<ComputationGraph.Edge> withDerivatives(List<Edges.Edge> edges) {
        Map<Edges.Edge, Node> contributions = contributions(edges);
        List<Node> derivatives =
                edges.stream().flatMap(edge -> edge.derivative().stream()).toList();
        List<Node> written = new ArrayList<>(derivatives);
        written.addAll(contributions.values());
        StepFormulas formulas = new StepFormulas(steps, rules, subject.graph(), Set.of(), written);
        Map<Node, List<Double>> values = subject.hasPoint() ? values(derivatives) : Map.of();
        List<ComputationGraph.Edge> all = new ArrayList<>();
        for (Edges.Edge edge : edges) {
            Optional<Derivative> derivative = edge.derivative()
                    .map(node -> new Derivative(
                            formulas.of(node),
                            node.operation() instanceof Constant,
                            edge.to().shape().sizes(),
                            values.getOrDefault(node, List.of())));
            all.add(edge(
                    edge,
                    derivative,
                    Optional.ofNullable(contributions.get(edge)).map(formulas::of)));
        }
        return all;
    }

    /** What flows back along each edge that has no local derivative of its own. */
    private Map<Edges.Edge, Node> contributions(List<Edges.Edge> edges) {
        Map<Node, Map<Node, Node>> ofStep = new HashMap<>();
        Map<Edges.Edge, Node> found = new LinkedHashMap<>();
        for (Edges.Edge edge : edges) {
            if (edge.derivative().isEmpty()) {
                String bar = steps.names().getOrDefault(edge.to(), "") + "_bar";
                Node contribution = ofStep.computeIfAbsent(
                                edge.to(), step -> rules.adjoints(step, rules.seed(bar, step)))
                        .get(edge.from());
                if (contribution != null) {
                    found.put(edge, contribution);
                }
            }
        }
        return found;
    }

    private Map<Node, List<Double>> values(List<Node> derivatives) {
        Map<Node, Node> onSteps = new LinkedHashMap<>();
        derivatives.forEach(node -> onSteps.put(node, rules.onSteps(node)));
        Map<Node, double[]> found = NodeValues.of(subject, onSteps.values(), Map.of());
        Map<Node, List<Double>> values = new HashMap<>();
        onSteps.forEach((local, node) -> values.put(
                local,
                Arrays.stream(found.getOrDefault(node, new double[0])).boxed().toList()));
        return values;
    }
}
