package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.ArrayUses;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.OperationCount;
import dev.nnm.compiler.loop.Place;
import dev.nnm.compiler.loop.Rewrite;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A loop over examples of which several can be computed at once, one in each lane. What each example uses in turn then
 * has room for several.
 */
final class BatchLoop {

    /** The greatest number of operations in the text: they become several times as many bytes of code. */
    private static final int LARGEST_TEXT = 150;

    /** What combines lanes, or stores them one by one, is code for each lane: so many lanes count as an operation. */
    private static final int LANES_OF_AN_OPERATION = 16;

    /** Loops at least as long inside are done in lanes themselves if that is better for them. */
    private static final int LONG_LOOP = 16;

    /** The length of the longest loops inside. */
    private static final int LONGEST_LOOP = 64;

    /** The greatest number of elements that all lanes use in turn. */
    private static final int LARGEST_ROOM = 16_384;

    private final Statement.Loop loop;
    private final LoopIndex example;
    private final int atOnce;
    private final int lanes;
    private final Map<String, LoopArray> widened = new HashMap<>();
    private int operations;

    private BatchLoop(Statement.Loop loop, int atOnce, int lanes) {
        this.loop = loop;
        this.example = loop.index();
        this.atOnce = atOnce;
        this.lanes = lanes;
    }

    /**
     * What is known of a loop, if several examples can be computed at once.
     *
     * @param atOnce how many
     * @param lanes of a vector
     */
    @Nullable
    static BatchLoop of(Statement.Loop loop, int atOnce, int lanes, ArrayUses uses) {
        if (!(loop.index().extent() instanceof Extent.Batch)) {
            return null;
        }
        BatchLoop batch = new BatchLoop(loop, atOnce, lanes);
        return batch.allows(loop.body()) && batch.operations > 0 && batch.hasRoom(uses) ? batch : null;
    }

    Statement.Loop loop() {
        return loop;
    }

    /** How many examples are computed at once. */
    int atOnce() {
        return atOnce;
    }

    /** The number of operations in the text. */
    int operations() {
        return operations;
    }

    /** For how many operations the place where a result goes counts; none with few lanes. */
    int operationsOfTarget(Statement statement) {
        boolean perLane = statement instanceof Statement.Accumulate
                || statement instanceof Statement.Store
                || statement instanceof Statement.AccumulateStore;
        return perLane ? lanes / LANES_OF_AN_OPERATION : 0;
    }

    /** Whether the body is small enough for one method. */
    boolean isSmall() {
        return operations <= LARGEST_TEXT;
    }

    /** The loop in lanes, as it is, around some of its statements: as large as what becomes of it. */
    Statement.Loop inLanes(List<Statement> statements) {
        return loop.withBody(statements).asLanes(widened.keySet());
    }

    /** Arrays by name that get room for several examples. */
    Map<String, LoopArray> widened() {
        return widened;
    }

    /** The loop, done in lanes. */
    Statement.Loop inLanes(NewNames names) {
        List<Statement> body = ScatteredValues.kept(inRoom(loop.body(), Affine.ZERO), example, names);
        return loop.withBody(body).asLanes(widened.keySet());
    }

    /** Statements that use the room of one of the examples. */
    List<Statement> inRoom(List<Statement> statements, Affine number) {
        return Rewrite.places(statements, place -> inRoom(place, number));
    }

    // ---- what each example uses in turn

    private void findRoom() {
        Set<String> perLane = setInTurn();
        Walk.buffers(loop.body(), buffer -> {
            LoopArray array = buffer.array();
            if (perLane.contains(array.name())) {
                widened.put(
                        array.name(),
                        new LoopArray(array.name(), array.role(), array.size() * atOnce, array.batched()));
            }
        });
    }

    /** The arrays of which all iterations set the same element. */
    private Set<String> setInTurn() {
        Set<String> names = new HashSet<>();
        Walk.statements(loop.body(), statement -> {
            if (statement instanceof Statement.Store store && store.index().coefficient(example) == 0) {
                names.add(store.buffer().array().name());
            }
        });
        return names;
    }

    private boolean hasRoom(ArrayUses uses) {
        findRoom();
        long room = 0;
        for (LoopArray array : widened.values()) {
            boolean own = array.role() instanceof LoopArray.Role.Work && !array.batched();
            if (!own || uses.isUsedOutside(array.name(), loop)) {
                return false;
            }
            room += array.size();
        }
        return room <= LARGEST_ROOM;
    }

    private Place inRoom(Place place, Affine number) {
        LoopArray array = widened.get(place.buffer().array().name());
        return array == null
                ? place
                : new Place(
                        new Buffer(place.buffer().name(), array, 0, Shape.of(array.size())),
                        place.index()
                                .plus(place.buffer().offset())
                                .times(atOnce)
                                .plus(number));
    }

    // ---- what can be done in lanes

    private boolean allows(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Loop inner) {
                if (!isShort(inner) || !allows(inner.body())) {
                    return false;
                }
            } else if (!(statement instanceof Statement.Computation computation)
                    || !allowsTarget(computation)
                    || !allows(computation.value())) {
                return false;
            }
            operations += operationsOfTarget(statement);
            if (operations > BlockLoop.MOST_OPERATIONS) {
                return false;
            }
        }
        return true;
    }

    private boolean isShort(Statement.Loop inner) {
        if (inner.iterations().areSteps() || !(inner.index().extent() instanceof Extent.Fixed fixed)) {
            return false;
        }
        return fixed.count() < LONG_LOOP
                || (fixed.count() <= LONGEST_LOOP && !isOverOwnElements(inner) && !hasFunctionsInLanes(inner));
    }

    /** Whether a loop inside computes functions in lanes by itself, which few examples gain by, too. */
    private boolean hasFunctionsInLanes(Statement.Loop inner) {
        boolean[] any = {false};
        Walk.scalars(
                inner.body(),
                scalar ->
                        any[0] |= scalar instanceof Scalar.Apply apply && LaneOperations.isFunction(apply.operation()));
        return any[0] && NeighbourLoop.gains(inner, lanes);
    }

    /**
     * Whether a loop inside is over elements of which each example has its own: lanes would gather and scatter them.
     */
    private boolean isOverOwnElements(Statement.Loop inner) {
        boolean[] any = {false};
        Consumer<Place> visitor = place -> any[0] |=
                place.index().coefficient(example) != 0 && place.index().coefficient(inner.index()) != 0;
        Walk.read(inner.body(), visitor);
        Walk.written(inner.body(), visitor);
        return any[0];
    }

    private boolean allowsTarget(Statement.Computation computation) {
        if (computation instanceof Statement.Accumulate accumulate) {
            return LaneOperations.allowCombining(accumulate.combine());
        }
        if (computation instanceof Statement.AccumulateStore store) {
            return LaneOperations.allowCombining(store.combine())
                    && LaneOperations.areSameInAllLanes(store.checks(), example);
        }
        return computation instanceof Statement.Define || computation instanceof Statement.Store;
    }

    private boolean allows(Scalar value) {
        boolean[] all = {true};
        Walk.scalars(value, scalar -> {
            all[0] &= LaneOperations.allow(scalar, example);
            operations += OperationCount.own(scalar);
        });
        return all[0];
    }
}
