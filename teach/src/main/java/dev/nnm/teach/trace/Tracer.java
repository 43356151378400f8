package dev.nnm.teach.trace;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.LocalRules;
import dev.nnm.teach.subject.NodeValues;
import dev.nnm.teach.subject.Steps;
import dev.nnm.teach.subject.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows an evaluation: values by a kernel that gives back every step, derivatives by the compiler's two modes. */
public final class Tracer {

    private final Subject subject;
    private final Steps steps;
    private final LocalRules rules;
    private final Map<Node, double[]> seeds = new LinkedHashMap<>();

    private Tracer(Subject subject) {
        this.subject = subject;
        this.steps = Steps.to(subject.graph(), subject.result());
        this.rules = new LocalRules(steps);
    }

    /**
     * Traces an evaluation.
     *
     * @param direction the element whose tangent is 1, or null for no tangents
     * @param adjoints whether adjoints are wanted
     * @throws dev.nnm.runtime.UserError if the point lacks a value
     */
    public static Trace trace(Subject subject, @Nullable Element direction, boolean adjoints) {
        Tracer tracer = new Tracer(subject);
        Map<Node, Node> tangentNodes = direction == null ? Map.of() : tracer.tangents(direction);
        Map<Node, Node> adjointNodes = adjoints ? tracer.adjoints() : Map.of();
        return tracer.trace(Optional.ofNullable(direction).map(Element::text), tangentNodes, adjointNodes);
    }

    /**
     * The steps of an evaluation and their formulas, without a point: no step has a value.
     *
     * @param adjoints whether adjoints are wanted
     */
    public static Trace outline(Subject subject, boolean adjoints) {
        Tracer tracer = new Tracer(subject);
        return tracer.trace(Optional.empty(), Map.of(), adjoints ? tracer.adjoints() : Map.of(), Map.of());
    }

    /** The tangents of all steps that depend on what is differentiated by. */
    private Map<Node, Node> tangents(Element direction) {
        Map<Node, Node> found = new LinkedHashMap<>();
        for (NamedNode leaf : subject.leaves()) {
            if (isDifferentiatedBy(leaf, direction)) {
                double[] elements = new double[(int) leaf.node().shape().elementCount()];
                if (leaf.name().equals(direction.variable())) {
                    elements[direction.position()] = 1;
                }
                found.put(leaf.node(), given(leaf.name() + "_dot", leaf.node(), elements));
            }
        }
        List<Node> computed = computedSteps();
        Map<Node, Node> derived = ForwardMode.tangents(subject.graph(), Map.copyOf(found), computed);
        computed.forEach(step -> found.put(step, derived.getOrDefault(step, step)));
        return found;
    }

    /** The variables that the user named, and the other inputs, whose tangents are then seen to be 0. */
    private boolean isDifferentiatedBy(NamedNode leaf, Element direction) {
        return leaf.name().equals(direction.variable())
                || (leaf.node().operation() instanceof Variable variable
                        && variable.kind() == Variable.Kind.INPUT
                        && subject.variables().get(0).node().operation() instanceof Variable first
                        && first.kind() == Variable.Kind.INPUT);
    }

    private Map<Node, Node> adjoints() {
        subject.requireWayBack(subject.leaves());
        Node result = subject.result().node();
        Node seed = given(name(result) + "_bar", result, new double[] {1});
        return ReverseMode.adjointsByExample(subject.graph(), Map.of(result, seed), steps.ordered());
    }

    private Node given(String name, Node step, double[] elements) {
        Node seed = rules.seed(name, step);
        seeds.put(seed, elements);
        return seed;
    }

    private List<Node> computedSteps() {
        return steps.ordered().stream()
                .filter(step -> !(step.operation() instanceof Variable))
                .toList();
    }

    private String name(Node step) {
        return steps.names().getOrDefault(step, step.operation().name());
    }

    private Trace trace(Optional<String> direction, Map<Node, Node> tangents, Map<Node, Node> adjoints) {
        Set<Node> computed = new LinkedHashSet<>(steps.ordered());
        computed.addAll(tangents.values());
        computed.addAll(adjoints.values());
        return trace(direction, tangents, adjoints, NodeValues.of(subject, computed, seeds));
    }

    private Trace trace(
            Optional<String> direction,
            Map<Node, Node> tangents,
            Map<Node, Node> adjoints,
            Map<Node, double[]> values) {
        StepFormulas formulas = new StepFormulas(steps, rules, subject.graph(), tangents.keySet(), List.of());
        List<Trace.Step> rows = new ArrayList<>();
        for (Node step : steps.ordered()) {
            SourceSpan span = subject.graph().origin(step).span();
            rows.add(new Trace.Step(
                    formulas.name(step),
                    formulas.definition(step),
                    step.shape().sizes(),
                    elements(values, step),
                    span == null ? 0 : span.line(),
                    derivative(tangents.get(step), formulas.tangentName(step), formulas.tangent(step), values),
                    derivative(adjoints.get(step), formulas.adjointName(step), formulas.adjoint(step), values)));
        }
        return new Trace(subject.result().name(), direction, rows);
    }

    private static Optional<Trace.Derivative> derivative(
            @Nullable Node node, Formula name, Optional<Formula> formula, Map<Node, double[]> values) {
        return Optional.ofNullable(node).map(n -> new Trace.Derivative(name, formula, elements(values, n)));
    }

    private static List<Double> elements(Map<Node, double[]> values, Node node) {
        return Arrays.stream(values.getOrDefault(node, new double[0])).boxed().toList();
    }
}
