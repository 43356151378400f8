package dev.nnm.compiler.loop.share;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Amount;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.Place;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the iterations of a loop add to elements that all of them add to, as examples do to the gradient of a bias, is
 * added in a loop of its own after it, in the order of the iterations.
 */
final class LaterArraySums {

    /** More values than this, of an example or of all iterations, are not kept only to be added later. */
    private static final long MOST_KEPT = 16_384;

    private final Statement.Loop loop;
    private final NewNames names;
    private final Set<String> otherwiseUsed = new HashSet<>();
    private final Map<String, List<Place>> stored = new HashMap<>();
    private final List<LoopArray> arrays = new ArrayList<>();
    private final List<Statement> after = new ArrayList<>();
    private final Statement.Loop changed;

    LaterArraySums(Statement.Loop loop, NewNames names) {
        this.loop = loop;
        this.names = names;
        Walk.read(loop.body(), place -> otherwiseUsed.add(place.buffer().array().name()));
        Walk.statements(loop.body(), statement -> {
            if (statement instanceof Statement.Store store) {
                String array = store.buffer().array().name();
                otherwiseUsed.add(array);
                stored.computeIfAbsent(array, key -> new ArrayList<>()).add(new Place(store.buffer(), store.index()));
            }
        });
        this.changed = loop.inLanes() ? loop : loop.withBody(kept(loop.body(), List.of(loop)));
    }

    /** The loop without what is added later. */
    Statement.Loop loop() {
        return changed;
    }

    /** Whether it does anything else than to add what is there. */
    boolean gains() {
        return !after.isEmpty() && !(stored.isEmpty() && arrays.isEmpty());
    }

    /** The arrays that hold what is to be added, where nothing else does. */
    List<LoopArray> arrays() {
        return arrays;
    }

    /** How many values are kept only to be added later. */
    Amount kept() {
        return arrays.stream().map(Amount::of).reduce(Amount.NONE, Amount::plus);
    }

    /** The loops that add it. */
    List<Statement> after() {
        return after;
    }

    private List<Statement> kept(List<Statement> statements, List<Statement.Loop> around) {
        List<Statement> kept = new ArrayList<>();
        Set<Place> before = new HashSet<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Loop inner) {
                List<Statement.Loop> more = new ArrayList<>(around);
                more.add(inner);
                kept.add(inner.withBody(kept(inner.body(), more)));
            } else if (statement instanceof Statement.AccumulateStore sum && canWait(sum, around)) {
                kept.addAll(kept(sum, before, around));
            } else {
                if (statement instanceof Statement.Store store) {
                    before.add(new Place(store.buffer(), store.index()));
                }
                kept.add(statement);
            }
        }
        return kept;
    }

    /** What takes the place of a sum that waits: nothing if its value is kept anyway. */
    private List<Statement> kept(Statement.AccumulateStore sum, Set<Place> before, List<Statement.Loop> around) {
        if (isThere(sum.value(), before, around)) {
            after.add(later(sum, place((Scalar.Load) sum.value()), around));
            return List.of();
        }
        Place place = newPlace(sum, around);
        after.add(later(sum, place, around));
        return List.of(new Statement.Store(place.buffer(), place.index(), sum.value(), sum.origin()));
    }

    private boolean canWait(Statement.AccumulateStore sum, List<Statement.Loop> around) {
        return sum.checks().isEmpty()
                && sum.index().coefficient(loop.index()) == 0
                && !otherwiseUsed.contains(sum.buffer().array().name())
                && sum.index().terms().stream().noneMatch(term -> term.index().extent() instanceof Extent.Computed)
                && around.stream().allMatch(this::isCounted)
                && Digits.fixedCount(indices(around)) <= MOST_KEPT;
    }

    private boolean isCounted(Statement.Loop each) {
        boolean known = each.index().extent() instanceof Extent.Fixed
                || (each.index().equals(loop.index()) && each.index().extent() instanceof Extent.Batch);
        return known && !each.iterations().areSteps() && each.arraysPerLane().isEmpty();
    }

    /** Whether a value lies where each iteration of all loops has a place of its own, and stays there. */
    private boolean isThere(Scalar value, Set<Place> before, List<Statement.Loop> around) {
        if (!(value instanceof Scalar.Load load) || load.index().coefficient(loop.index()) == 0) {
            return false;
        }
        List<Place> places = stored.getOrDefault(load.buffer().array().name(), List.of());
        boolean isOwn = around.stream().allMatch(each -> load.index().coefficient(each.index()) != 0);
        return places.isEmpty() || (places.size() == 1 && isOwn && before.contains(place(load)));
    }

    private static Place place(Scalar.Load load) {
        return new Place(load.buffer(), load.index());
    }

    private static List<LoopIndex> indices(List<Statement.Loop> around) {
        return around.stream().map(Statement.Loop::index).toList();
    }

    /** A place for each iteration of the loops. */
    private Place newPlace(Statement.AccumulateStore sum, List<Statement.Loop> around) {
        List<LoopIndex> indices = indices(around);
        int size = Math.toIntExact(Digits.fixedCount(indices));
        LoopArray array = names.work(sum.buffer().name() + "_of_each", size, Digits.hasBatch(indices));
        arrays.add(array);
        return new Place(Buffer.whole(array, Shape.of(size)), Digits.number(indices));
    }

    private Statement later(Statement.AccumulateStore sum, Place place, List<Statement.Loop> around) {
        Map<LoopIndex, LoopIndex> later = new HashMap<>();
        for (LoopIndex index : indices(around)) {
            later.put(index, names.index(index.name(), index.extent()));
        }
        UnaryOperator<LoopIndex> change = index -> later.getOrDefault(index, index);
        Scalar value = new Scalar.Load(place.buffer(), place.index().replace(change));
        Statement adding = new Statement.AccumulateStore(
                sum.buffer(), sum.index().replace(change), List.of(), sum.combine(), value, sum.origin());
        for (int k = around.size() - 1; k >= 0; k--) {
            Statement.Iterations iterations =
                    k == 0 ? Statement.Iterations.ACCUMULATING : around.get(k).iterations();
            adding = new Statement.Loop(change.apply(around.get(k).index()), iterations, List.of(adding));
        }
        return adding;
    }
}
