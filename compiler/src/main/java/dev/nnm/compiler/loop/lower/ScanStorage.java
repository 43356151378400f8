package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Statement.Iterations;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a loop keeps its states and what is taken out of it, and what must be done for that before the loop and in each
 * step. A state of which all values are wanted has a row for each step, and is moved nowhere: a step reads one row and
 * writes the next.
 */
final class ScanStorage {

    private final Workspace workspace;
    private final Node scan;
    private final ScanBody body;
    private final List<Node> wanted;
    private final Map<Node, Location.Memory> homes;
    private final LoopIndex step;
    private final Map<Node, Location> states = new HashMap<>();
    private final Map<Node, Location> results = new HashMap<>();
    private final List<ResultPlace> before = new ArrayList<>();
    private final List<ResultPlace> inEachStep = new ArrayList<>();

    private ScanStorage(
            Workspace workspace, Node scan, List<Node> wanted, Map<Node, Location.Memory> homes, int depth) {
        this.workspace = workspace;
        this.scan = scan;
        this.body = Scan.body(scan);
        this.wanted = wanted;
        this.homes = homes;
        this.step = workspace.indices().step(body.steps(), depth);
    }

    /**
     * Plans.
     *
     * @param workspace where arrays come from
     * @param scan the loop
     * @param wanted its results
     * @param homes where some of these are to lie at last
     * @param depth the number of loops of this kind around it
     */
    static ScanStorage of(
            Workspace workspace, Node scan, List<Node> wanted, Map<Node, Location.Memory> homes, int depth) {
        ScanStorage storage = new ScanStorage(workspace, scan, wanted, homes, depth);
        for (int k = 0; k < storage.body.states().size(); k++) {
            storage.place(storage.body.states().get(k), storage.body.next().get(k), scan.argument(k));
        }
        wanted.stream().filter(result -> !storage.results.containsKey(result)).forEach(storage::placeResult);
        return storage;
    }

    Node scan() {
        return scan;
    }

    /** The index of a step into sequences. */
    LoopIndex step() {
        return step;
    }

    Iterations iterations() {
        return body.reversed() ? Iterations.BACKWARDS : Iterations.SEQUENTIAL;
    }

    /** Where a state lies before the step; nothing for what is no state. */
    Optional<Location> state(Node bound) {
        return Optional.ofNullable(states.get(bound));
    }

    /** Where the loop's results lie after it. */
    Map<Node, Location> results() {
        return results;
    }

    /** What is to be where before the first step. */
    List<ResultPlace> before() {
        return before;
    }

    /** What each step puts where. */
    List<ResultPlace> inEachStep() {
        return inEachStep;
    }

    // ---- states

    private void place(Node state, Node next, Node initial) {
        Optional<Node> stackedState = wanted(ScanResult.Kind.STACKED, state);
        Optional<Node> stackedNext = wanted(ScanResult.Kind.STACKED, next)
                .filter(node -> next.isBatched() == state.isBatched() && !stackedState.equals(Optional.of(node)))
                .filter(node -> !results.containsKey(node));
        boolean inRows = (stackedState.isPresent() || stackedNext.isPresent())
                && body.condition() == null
                && SizeLimit.allows((body.steps() + 1L) * state.shape().elementCount());
        if (inRows) {
            placeInRows(state, next, initial, stackedState, stackedNext);
        } else {
            placeOnce(state, next, initial);
        }
    }

    private void placeInRows(
            Node state, Node next, Node initial, Optional<Node> stackedState, Optional<Node> stackedNext) {
        Shape shape = state.shape();
        int row = Math.toIntExact(shape.elementCount());
        int steps = body.steps();
        Location.Memory all = workspace.array(name(state), shape.withLeadingAxis(steps + 1), state.isBatched());
        List<Integer> strides = Strides.of(shape);
        Affine at = Affine.of(step).times(row);
        Affine one = Affine.constant(row);
        Affine end = Affine.constant(steps * row);
        boolean reversed = body.reversed();
        states.put(state, all.part(reversed ? at.plus(one) : at, strides));
        Location.Memory first = all.part(reversed ? end : Affine.ZERO, strides);
        before.add(new ResultPlace(initial, first, state.isBatched(), ResultPlace.Effect.START, null));
        Location.Memory after = all.part(reversed ? at : at.plus(one), strides);
        inEachStep.add(ResultPlace.set(next, after));
        List<Integer> rows = Strides.of(shape.withLeadingAxis(steps));
        stackedState.ifPresent(node -> results.put(node, all.part(reversed ? one : Affine.ZERO, rows)));
        stackedNext.ifPresent(node -> results.put(node, all.part(reversed ? Affine.ZERO : one, rows)));
        wanted(ScanResult.Kind.FINAL, state)
                .ifPresent(node -> results.put(node, all.part(reversed ? Affine.ZERO : end, strides)));
    }

    private void placeOnce(Node state, Node next, Node initial) {
        Optional<Node> last = wanted(ScanResult.Kind.FINAL, state);
        Location place = place(last.orElse(state), state.type(), name(state));
        states.put(state, place);
        before.add(new ResultPlace(initial, place, state.isBatched(), ResultPlace.Effect.START, null));
        last.ifPresent(node -> results.put(node, place));
        if (next != state) {
            Node fixed = body.states().contains(next) ? workspace.graph().node(new Stop(), List.of(next)) : next;
            inEachStep.add(new ResultPlace(fixed, place, state.isBatched(), ResultPlace.Effect.REPLACE, state));
        }
    }

    // ---- what is taken out

    private void placeResult(Node node) {
        ScanResult result = (ScanResult) node.operation();
        if (result.kind() == ScanResult.Kind.STACKED) {
            placeStacked(node, result.value());
        } else {
            placeSum(node, result.value());
        }
    }

    private void placeStacked(Node node, Node value) {
        Location.Memory all = memory(node, node.type(), name(value));
        results.put(node, all);
        if (body.condition() != null) {
            before.add(zero(node, all));
        }
        Affine row = Affine.of(step).times(Math.toIntExact(value.shape().elementCount()));
        inEachStep.add(ResultPlace.set(value, all.part(row, Strides.of(value.shape()))));
    }

    private void placeSum(Node node, Node value) {
        Location sum = place(node, node.type(), name(value));
        results.put(node, sum);
        before.add(zero(node, sum));
        inEachStep.add(new ResultPlace(value, sum, value.isBatched(), ResultPlace.Effect.ADD, null));
    }

    private ResultPlace zero(Node node, Location place) {
        Node zero = new GraphBuilder(workspace.graph(), workspace.graph().origin(node)).constant(0, node.shape());
        return new ResultPlace(zero, place, node.isBatched(), ResultPlace.Effect.START, null);
    }

    // ---- places

    /** A local variable for a number that all examples share, memory for all else. */
    private Location place(Node node, NodeType type, String name) {
        boolean isLocal = type.shape().isScalar() && !type.batched();
        return isLocal ? new Location.Variable(workspace.local(name, type.element())) : memory(node, type, name);
    }

    private Location.Memory memory(Node node, NodeType type, String name) {
        Location.Memory home = homes.get(node);
        return home != null && isRowMajor(home, type.shape())
                ? home.withStrides(Strides.of(type.shape()))
                : workspace.array(name, type.shape(), type.batched());
    }

    private static boolean isRowMajor(Location.Memory memory, Shape shape) {
        List<Integer> dense = Strides.of(shape);
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.size(axis) > 1 && !memory.strides().get(axis).equals(dense.get(axis))) {
                return false;
            }
        }
        return true;
    }

    private Optional<Node> wanted(ScanResult.Kind kind, Node value) {
        return wanted.stream()
                .filter(node -> node.operation().equals(new ScanResult(kind, value)))
                .findFirst();
    }

    private String name(Node value) {
        return ValueNames.of(workspace.graph(), value);
    }
}
