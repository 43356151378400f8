package dev.nnm.teach.subject;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which steps belong together: to each definition of the file, the steps without a name by which it is computed, and
 * the parameters that only it uses. What several definitions share belongs to the first.
 */
public final class Layers {

    private final Steps steps;
    private final List<Node> heads = new ArrayList<>();
    private final Map<Node, Integer> layers = new HashMap<>();

    private Layers(Steps steps, Node result) {
        this.steps = steps;
        for (Node step : steps.ordered()) {
            if (step.operation() instanceof Marked || step == result) {
                claim(step, heads.size());
                heads.add(step);
            }
        }
        claimParameters();
    }

    /** The layers of a computation. */
    public static Layers of(Steps steps, Node result) {
        return new Layers(steps, result);
    }

    /** The definitions, in evaluation order. */
    public List<Node> heads() {
        return heads;
    }

    /** The position of a step's layer among the heads; nothing if it belongs to none. */
    public Map<Node, Integer> layers() {
        return layers;
    }

    private void claim(Node head, int layer) {
        List<Node> waiting = new ArrayList<>(List.of(head));
        while (!waiting.isEmpty()) {
            Node step = waiting.remove(waiting.size() - 1);
            layers.put(step, layer);
            for (Node argument : steps.arguments(step)) {
                if (!(argument.operation() instanceof Variable) && !layers.containsKey(argument)) {
                    waiting.add(argument);
                }
            }
        }
    }

    private void claimParameters() {
        Map<Node, Set<Integer>> users = new HashMap<>();
        for (Node step : steps.ordered()) {
            Integer layer = layers.get(step);
            for (Node argument : layer == null ? List.<Node>of() : steps.arguments(step)) {
                if (isParameter(argument)) {
                    users.computeIfAbsent(argument, a -> new LinkedHashSet<>()).add(layer);
                }
            }
        }
        users.forEach((parameter, by) -> {
            if (by.size() == 1) {
                layers.put(parameter, by.iterator().next());
            }
        });
    }

    private static boolean isParameter(Node node) {
        return node.operation() instanceof Variable variable && variable.kind() == Variable.Kind.PARAMETER;
    }
}
