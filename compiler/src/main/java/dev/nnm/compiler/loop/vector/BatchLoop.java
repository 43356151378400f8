package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Rewrite;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.JavaForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loop over examples whose body is small: several examples are computed at once, one in each lane. What each example
 * uses in turn then has room for each lane.
 */
final class BatchLoop {

    /** The greatest number of operations in the text: they become several times as many bytes of code. */
    private static final int LARGEST_TEXT = 150;

    /** Loops at least as long inside are better done in lanes themselves. */
    private static final int LONG_LOOP = 16;

    /** The greatest number of elements that all lanes use in turn. */
    private static final int LARGEST_ROOM = 16_384;

    private final Statement.Loop loop;
    private final LoopIndex example;
    private final int lanes;
    private final Map<String, LoopArray> widened = new HashMap<>();
    private int operations;

    private BatchLoop(Statement.Loop loop, int lanes) {
        this.loop = loop;
        this.example = loop.index();
        this.lanes = lanes;
    }

    /** What is known of a loop, if several examples can be computed at once. */
    @Nullable
    static BatchLoop of(Statement.Loop loop, int lanes, ArrayUses uses) {
        if (!(loop.index().extent() instanceof Extent.Batch)) {
            return null;
        }
        BatchLoop batch = new BatchLoop(loop, lanes);
        batch.findRoom();
        return batch.allows(loop.body()) && batch.hasRoom(uses) && batch.operations > 0 ? batch : null;
    }

    /** Arrays by name that get room for each lane. */
    Map<String, LoopArray> widened() {
        return widened;
    }

    /** The loop, done in lanes. */
    Statement.Loop inLanes() {
        return loop.withBody(widened(loop.body())).asLanes();
    }

    // ---- what each example uses in turn

    private void findRoom() {
        Walk.statements(loop.body(), statement -> {
            if (statement instanceof Statement.Store store && store.index().coefficient(example) == 0) {
                LoopArray array = store.buffer().array();
                widened.put(
                        array.name(), new LoopArray(array.name(), array.role(), array.size() * lanes, array.batched()));
            }
        });
    }

    private boolean hasRoom(ArrayUses uses) {
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

    private List<Statement> widened(List<Statement> statements) {
        List<Statement> all = new ArrayList<>();
        for (Statement statement : Rewrite.scalars(statements, this::widened)) {
            all.add(widened(statement));
        }
        return all;
    }

    private Scalar widened(Scalar scalar) {
        return scalar instanceof Scalar.Load load
                        && widened.containsKey(load.buffer().array().name())
                ? new Scalar.Load(buffer(load.buffer()), index(load.buffer(), load.index()))
                : scalar;
    }

    private Statement widened(Statement statement) {
        if (statement instanceof Statement.Loop inner) {
            return inner.withBody(inner.body().stream().map(this::widened).toList());
        }
        if (statement instanceof Statement.Store store && isWidened(store.buffer())) {
            return new Statement.Store(
                    buffer(store.buffer()), index(store.buffer(), store.index()), store.value(), store.origin());
        }
        if (statement instanceof Statement.AccumulateStore store && isWidened(store.buffer())) {
            return new Statement.AccumulateStore(
                    buffer(store.buffer()),
                    index(store.buffer(), store.index()),
                    store.checks(),
                    store.combine(),
                    store.value(),
                    store.origin());
        }
        return statement;
    }

    private boolean isWidened(Buffer buffer) {
        return widened.containsKey(buffer.array().name());
    }

    private Buffer buffer(Buffer buffer) {
        LoopArray array = widened.getOrDefault(buffer.array().name(), buffer.array());
        return new Buffer(buffer.name(), array, 0, Shape.of(array.size()));
    }

    private Affine index(Buffer buffer, Affine index) {
        return index.plus(buffer.offset()).times(lanes);
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
        }
        return operations <= LARGEST_TEXT;
    }

    private static boolean isShort(Statement.Loop inner) {
        return !inner.iterations().areSteps()
                && inner.index().extent() instanceof Extent.Fixed fixed
                && fixed.count() < LONG_LOOP;
    }

    private boolean allowsTarget(Statement.Computation computation) {
        if (computation instanceof Statement.Accumulate accumulate) {
            return allowsCombine(accumulate.combine().java());
        }
        if (computation instanceof Statement.AccumulateStore store) {
            return allowsCombine(store.combine().java())
                    && store.checks().stream().noneMatch(this::depends);
        }
        return computation instanceof Statement.Define
                || computation instanceof Statement.Assign
                || computation instanceof Statement.Store;
    }

    private static boolean allowsCombine(JavaForm form) {
        return form instanceof JavaForm.Infix || form instanceof JavaForm.OverloadedCall;
    }

    private boolean depends(RangeCheck check) {
        return check.index().coefficient(example) != 0;
    }

    private boolean allows(Scalar value) {
        boolean[] all = {true};
        Walk.scalars(value, scalar -> all[0] &= allowsItself(scalar));
        return all[0];
    }

    private boolean allowsItself(Scalar scalar) {
        if (scalar instanceof Scalar.Guarded guarded) {
            return guarded.checks().stream().noneMatch(this::depends);
        }
        if (scalar instanceof Scalar.Apply apply) {
            operations++;
            JavaForm form = apply.operation().java();
            boolean function = form instanceof JavaForm.Call || form instanceof JavaForm.OverloadedCall;
            return !function || apply.operation().vector().isPresent();
        }
        return true;
    }
}
