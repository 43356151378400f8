package dev.nnm.teach.backprop;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Variable;
import dev.nnm.teach.subject.Layers;
import dev.nnm.teach.subject.LocalRules;
import dev.nnm.teach.subject.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The net inputs of layers: what a layer computes linearly of its parameters, and no longer linearly uses. They are
 * what error terms belong to.
 */
final class NetInputs {

    private final Steps steps;
    private final LocalRules rules;
    private final Layers layers;
    private final Set<Node> linear = new HashSet<>();

    private NetInputs(Steps steps, LocalRules rules, Layers layers) {
        this.steps = steps;
        this.rules = rules;
        this.layers = layers;
    }

    /** The net inputs, in evaluation order. */
    static List<Node> of(Steps steps, LocalRules rules, Layers layers) {
        return new NetInputs(steps, rules, layers).find();
    }

    private List<Node> find() {
        Set<Node> passedOn = new HashSet<>();
        for (Node step : steps.ordered()) {
            List<Node> weighted = steps.arguments(step).stream()
                    .filter(argument -> linear.contains(argument) && isInSameLayer(argument, step))
                    .toList();
            if (isParameterOfLayer(step) || (!weighted.isEmpty() && isLinear(step, weighted))) {
                linear.add(step);
                passedOn.addAll(weighted);
            }
        }
        List<Node> found = new ArrayList<>();
        for (Node step : steps.ordered()) {
            if (linear.contains(step) && !passedOn.contains(step) && !(step.operation() instanceof Variable)) {
                found.add(step);
            }
        }
        return found;
    }

    private boolean isParameterOfLayer(Node step) {
        return step.operation() instanceof Variable && layers.layers().containsKey(step);
    }

    private boolean isInSameLayer(Node one, Node other) {
        return layers.layers().getOrDefault(one, -1).equals(layers.layers().get(other));
    }

    /** Whether the tangent of a step does not depend on what it is the tangent by. */
    private boolean isLinear(Node step, List<Node> arguments) {
        Map<Node, Node> tangents = new HashMap<>();
        arguments.forEach(argument -> tangents.put(argument, rules.seed("tangent", argument)));
        Set<Node> used = Set.copyOf(steps.graph().reachable(List.of(rules.tangent(step, tangents))));
        return arguments.stream().map(rules::variable).noneMatch(used::contains);
    }
}
