package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a loop is given, bound node by bound node, where it is made out of another loop. */
final class LoopArguments {

    private final Map<Node, Node> states = new LinkedHashMap<>();
    private final Map<Node, Node> elements = new LinkedHashMap<>();
    private final Map<Node, Node> invariants = new LinkedHashMap<>();
    private final Node original;

    /** What the original loop is given can be taken over by {@link #takeOver}. */
    LoopArguments(Node original) {
        this.original = original;
    }

    void addState(Node bound, Node initial) {
        states.put(bound, initial);
    }

    void addElement(Node bound, Node sequence) {
        elements.put(bound, sequence);
    }

    void addInvariant(Node bound, Node value) {
        invariants.put(bound, value);
    }

    /** Gives an element or invariant of the original loop to this loop too. */
    void takeOver(Node bound) {
        ScanBody body = Scan.body(original);
        Node argument = original.argument(body.bound().indexOf(bound));
        if (body.elements().contains(bound)) {
            addElement(bound, argument);
        } else {
            addInvariant(bound, argument);
        }
    }

    /** What a state is given to begin with. */
    Node argumentOf(Node state) {
        Node initial = states.get(state);
        if (initial == null) {
            throw new IllegalArgumentException("no state " + state);
        }
        return initial;
    }

    /** The loop. */
    Node scan(GraphBuilder build, int steps, boolean reversed, List<Node> next) {
        List<Node> arguments = new ArrayList<>(states.values());
        arguments.addAll(elements.values());
        arguments.addAll(invariants.values());
        ScanBody body = new ScanBody(
                steps,
                reversed,
                List.copyOf(states.keySet()),
                List.copyOf(elements.keySet()),
                List.copyOf(invariants.keySet()),
                next,
                null);
        return build.scan(body, arguments);
    }
}
