package dev.nnm.teach.subject;

import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Substitution;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Each step by itself: its operation on variables that stand for the steps it uses, and what the compiler's modes make
 * of that. So the rule of a step is written in terms of its neighbours, whatever is shared elsewhere.
 */
public final class LocalRules {

    private final Graph graph;
    private final Steps steps;
    private final GraphBuilder build;
    private final Map<Node, Node> stepOf = new HashMap<>();
    private final Map<Node, Node> definitions = new HashMap<>();

    /** The rules of some steps. */
    public LocalRules(Steps steps) {
        this.graph = steps.graph();
        this.steps = steps;
        this.build = new GraphBuilder(graph);
        steps.ordered().forEach(step -> stepOf.put(variable(step), step));
    }

    /** The variable that stands for a step where it is used. */
    public Node variable(Node step) {
        if (step.operation() instanceof Variable) {
            return step;
        }
        return leaf(steps.names().getOrDefault(step, step.operation().name()), step, false);
    }

    /** A variable of a step's shape for its tangent or adjoint. */
    public Node seed(String name, Node step) {
        return leaf(name, step, true);
    }

    private Node leaf(String name, Node step, boolean isSeed) {
        Variable.Kind batched = isSeed ? Variable.Kind.SEED : Variable.Kind.INPUT;
        Variable.Kind shared = isSeed ? Variable.Kind.SHARED_SEED : Variable.Kind.PARAMETER;
        return build.node(new Variable(name, step.isBatched() ? batched : shared, step.shape()));
    }

    /** The operation of a step on the variables of the steps that it uses. */
    public Node definition(Node step) {
        return definitions.computeIfAbsent(step, s -> {
            Map<Node, Node> replacements = new HashMap<>();
            steps.arguments(s).forEach(argument -> replacements.put(argument, variable(argument)));
            Node inner = s;
            while (inner.operation() instanceof Marked && !replacements.containsKey(inner)) {
                inner = inner.argument(0);
            }
            return Substitution.apply(graph, List.of(inner), replacements).get(0);
        });
    }

    /**
     * The tangent of a step.
     *
     * @param tangents those of the steps that it uses; one that is missing is 0
     */
    public Node tangent(Node step, Map<Node, Node> tangents) {
        Map<Node, Node> seeds = new LinkedHashMap<>();
        steps.arguments(step).forEach(argument -> {
            Node tangent = tangents.get(argument);
            if (tangent != null) {
                seeds.put(variable(argument), tangent);
            }
        });
        Node definition = definition(step);
        return exactly(ForwardMode.tangents(graph, seeds, List.of(definition)).getOrDefault(definition, definition));
    }

    /** What a step's adjoint contributes to the adjoint of each step that it uses; what is 0 anyway is left out. */
    public Map<Node, Node> adjoints(Node step, Node adjoint) {
        List<Node> variables = new ArrayList<>(
                steps.arguments(step).stream().map(this::variable).distinct().toList());
        Map<Node, Node> found = ReverseMode.adjointsByExample(graph, Map.of(definition(step), adjoint), variables);
        Map<Node, Node> contributions = new LinkedHashMap<>();
        for (Node variable : variables) {
            Node contribution = found.get(variable);
            Node argument = stepOf.get(variable);
            if (contribution != null && argument != null) {
                Node simple = exactly(contribution);
                if (!isZero(simple)) {
                    contributions.put(argument, simple);
                }
            }
        }
        return contributions;
    }

    /** The derivative of a step, which is a number, by each step that it uses. */
    public Map<Node, Node> derivatives(Node step) {
        return adjoints(step, build.constant(1));
    }

    private static boolean isZero(Node node) {
        return node.operation() instanceof Constant constant && constant.value() == 0;
    }

    private Node exactly(Node node) {
        return Simplifier.simplify(graph, List.of(node), Rewrites.EXACT).get(0);
    }

    /** The same on the steps themselves instead of the variables that stand for them. */
    public Node onSteps(Node node) {
        Map<Node, Node> back = new HashMap<>();
        stepOf.forEach((variable, step) -> {
            if (variable != step) {
                back.put(variable, step);
            }
        });
        return Substitution.apply(graph, List.of(node), back).get(0);
    }
}
