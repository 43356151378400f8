package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Loops as mathematics writes them: what a loop computes is a sequence, and a step says what is at its index. A state h
 * of n steps has the values h[0] to h[n]; step t makes h[t + 1] of h[t], or h[t] of h[t + 1] if the steps run
 * backwards.
 */
final class LoopNotation {

    /** The step after which the condition of a loop without a limit no longer holds. */
    private static final String LAST = "last";

    /**
     * A loop.
     *
     * @param scan its node
     * @param around the indices of the loops around it
     * @param index the index of its steps
     * @param inside the nodes that are computed in each step, arguments first
     */
    record Loop(Node scan, List<Subscript> around, Subscript index, List<Node> inside) {

        Loop {
            around = List.copyOf(around);
            inside = List.copyOf(inside);
        }

        ScanBody body() {
            return Scan.body(scan);
        }

        /** The indices of what is computed in each step. */
        List<Subscript> rows() {
            return with(index);
        }

        /** The indices of states as they are before the step. */
        List<Subscript> before() {
            return with(body().reversed() ? index.plus(1) : index);
        }

        /** The indices of states as they are after the step. */
        List<Subscript> after() {
            return with(body().reversed() ? index : index.plus(1));
        }

        /** The indices of the first values of states. */
        List<Subscript> first() {
            return with(new Subscript(body().reversed() ? body().steps() : 0, Map.of()));
        }

        /** The indices of the last values of states. */
        List<Subscript> last() {
            if (body().isUnlimited()) {
                return with(Subscript.index(LAST));
            }
            return with(new Subscript(body().reversed() ? 0 : body().steps(), Map.of()));
        }

        /** The indices of the value of a state before the step at a position. */
        List<Subscript> before(Subscript position) {
            return with(body().reversed() ? position.plus(1) : position);
        }

        /** The positions of the values that a step uses, as a range, if that is not the whole sequence. */
        String rowsOf(boolean isState) {
            if (!isState) {
                return "";
            }
            return body().reversed() ? "1.." : ".." + (body().isUnlimited() ? LAST : body().steps());
        }

        /** The indices of what a step at a position computes. */
        List<Subscript> with(Subscript row) {
            List<Subscript> rows = new ArrayList<>(around);
            rows.add(row);
            return rows;
        }
    }

    private final Graph graph;
    private final Set<Node> ordered = new LinkedHashSet<>();
    private final List<Loop> loops = new ArrayList<>();
    private final Map<Node, Loop> loopOf = new HashMap<>();
    private final Map<Node, Loop> byScan = new HashMap<>();
    private final Map<Node, List<Subscript>> rows = new HashMap<>();
    private final Set<Node> values = new LinkedHashSet<>();
    private final List<Node> roots = new ArrayList<>();

    private LoopNotation(Graph graph) {
        this.graph = graph;
    }

    /** The loops that some nodes depend on. */
    static LoopNotation of(Graph graph, List<Node> roots) {
        LoopNotation notation = new LoopNotation(graph);
        notation.addLevel(graph.reachable(roots), List.of());
        return notation;
    }

    /** All nodes: those around a loop before those in it, arguments first. */
    List<Node> ordered() {
        return List.copyOf(ordered);
    }

    /** The loops, outer ones first. */
    List<Loop> loops() {
        return loops;
    }

    /** The loop that a node of {@link Scan} is. */
    Loop loop(Node scan) {
        Loop loop = byScan.get(scan);
        if (loop == null) {
            throw new IllegalArgumentException("unknown " + scan);
        }
        return loop;
    }

    /** The indices of steps at which a node has its value; none outside of loops. */
    List<Subscript> rows(Node node) {
        return rows.getOrDefault(node, List.of());
    }

    /** Whether a node stands for a state in the steps of a loop. */
    boolean isState(Node node) {
        Loop loop = loopOf.get(node);
        return loop != null && loop.body().states().contains(node);
    }

    /** What a loop is given for an element of a sequence or an invariant. */
    Optional<Node> given(Node node) {
        Loop loop = loopOf.get(node);
        if (loop == null || isState(node)) {
            return Optional.empty();
        }
        return Optional.of(loop.scan().argument(loop.body().bound().indexOf(node)));
    }

    /** What a node stands for, if it is what a loop around, or the loop around that, is given. */
    Node source(Node node) {
        Node source = node;
        for (Optional<Node> given = given(node); given.isPresent(); given = given(source)) {
            source = given.get();
        }
        return source;
    }

    /** The step's index into what is given for an element; nothing for an invariant. */
    Optional<Subscript> position(Node node) {
        Loop loop = loopOf.get(node);
        return loop != null && loop.body().elements().contains(node) ? Optional.of(loop.index()) : Optional.empty();
    }

    /** The nodes in steps whose values are taken out. */
    Set<Node> values() {
        return values;
    }

    /** All that is asked for from the steps of loops: what is taken out, the next states and conditions. */
    List<Node> stepRoots() {
        return roots;
    }

    private void addLevel(List<Node> level, List<Subscript> around) {
        List<Node> fresh = level.stream().filter(ordered::add).toList();
        for (Node scan : fresh) {
            if (scan.operation() instanceof Scan) {
                addLoop(scan, level, around);
            }
        }
    }

    private void addLoop(Node scan, List<Node> level, List<Subscript> around) {
        ScanBody body = Scan.body(scan);
        List<Node> wanted = new ArrayList<>(body.roots());
        for (Node node : level) {
            if (node.operation() instanceof ScanResult result && node.argument(0) == scan) {
                wanted.add(result.value());
                values.add(result.value());
            }
        }
        roots.addAll(wanted);
        List<Node> inside = graph.reachable(wanted);
        int depth = around.size();
        Loop loop = new Loop(scan, around, Subscript.index(depth == 0 ? "t" : "t" + (depth + 1)), inside);
        loops.add(loop);
        byScan.put(scan, loop);
        body.bound().forEach(bound -> loopOf.putIfAbsent(bound, loop));
        Set<Node> varying = new HashSet<>();
        for (Node node : inside) {
            if (node.operation() instanceof Bound || node.arguments().stream().anyMatch(varying::contains)) {
                varying.add(node);
                rows.putIfAbsent(node, body.states().contains(node) ? loop.before() : loop.rows());
            }
        }
        addLevel(inside, loop.rows());
    }
}
