package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a loop does in each step. The nodes lie in the same graph as the loop, but depend on nothing outside: their
 * leaves are the {@link Bound} nodes listed here, and constants.
 *
 * @param steps the number of steps, at least 1; or {@link #UNLIMITED}
 * @param reversed whether the steps run from the last index to the first
 * @param states bound nodes for what is carried from step to step, as it is before the step
 * @param elements bound nodes for the elements of sequences at the step's index
 * @param invariants bound nodes for what is the same in every step
 * @param next the states after the step, of the types of {@code states}
 * @param condition a scalar truth value by which the loop may end early: it does before the first step in which it
 *     holds for no example. Running on would not change a state then.
 */
public record ScanBody(
        int steps,
        boolean reversed,
        List<Node> states,
        List<Node> elements,
        List<Node> invariants,
        List<Node> next,
        @Nullable Node condition) {

    /** The number of steps where only the condition ends the loop. Values of all steps cannot be kept then. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Copies the lists. */
    public ScanBody {
        states = List.copyOf(states);
        elements = List.copyOf(elements);
        invariants = List.copyOf(invariants);
        next = List.copyOf(next);
        if (steps < 1 || states.size() != next.size()) {
            throw new IllegalArgumentException(steps + " steps, from " + states + " to " + next);
        }
        for (int k = 0; k < states.size(); k++) {
            if (!states.get(k).shape().equals(next.get(k).shape())
                    || (next.get(k).isBatched() && !states.get(k).isBatched())) {
                throw new IllegalArgumentException("from the state "
                        + states.get(k).type() + " to " + next.get(k).type());
            }
        }
    }

    /** Whether only the condition ends the loop. */
    public boolean isUnlimited() {
        return steps == UNLIMITED;
    }

    /** The bound nodes in the order of the loop's arguments. */
    public List<Node> bound() {
        return Stream.of(states, elements, invariants).flatMap(List::stream).toList();
    }

    /** What every step must compute. */
    public List<Node> roots() {
        return Stream.concat(next.stream(), Stream.ofNullable(condition)).toList();
    }

    /** The same loop computing other nodes: each of {@link #roots} replaced by the one at its position. */
    public ScanBody withRoots(List<Node> newRoots) {
        List<Node> newNext = newRoots.subList(0, states.size());
        Node newCondition = condition == null ? null : newRoots.get(states.size());
        return new ScanBody(steps, reversed, states, elements, invariants, newNext, newCondition);
    }

    /** The same loop given other values that are the same in every step. */
    public ScanBody withInvariants(List<Node> newInvariants) {
        return new ScanBody(steps, reversed, states, elements, newInvariants, next, condition);
    }

    /** The index of a step into sequences. */
    public int index(int step) {
        return reversed ? steps - 1 - step : step;
    }
}
