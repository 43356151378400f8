package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.ReductionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a sum for each lane where all examples add to the same elements, as they do to gradients, and adds the lanes'
 * sums at the end: lanes need not be combined in every iteration.
 */
final class LaneSums {

    /** The greatest number of sums, all lanes together. */
    private static final int MOST_SUMS = 16_384;

    private final Statement.Loop loop;
    private final int lanes;
    private final NewNames names;
    private final Map<Place, Sums> sums = new LinkedHashMap<>();

    /** The elements of a tensor that are combined in one way. */
    private record Place(String array, int offset) {}

    /** The sums of the lanes that belong to a tensor. */
    private record Sums(Statement.AccumulateStore first, LoopArray array) {}

    /**
     * Looks for them.
     *
     * @param loop a loop over examples that is done in lanes
     * @param lanes how many
     * @param names what else is called how
     */
    LaneSums(Statement.Loop loop, int lanes, NewNames names) {
        this.loop = loop;
        this.lanes = lanes;
        this.names = names;
        find();
    }

    /** The arrays that hold the sums. */
    List<LoopArray> arrays() {
        return sums.values().stream().map(Sums::array).toList();
    }

    /** The loop with such sums, between what clears these and what adds them up. */
    List<Statement> statements() {
        if (sums.isEmpty()) {
            return List.of(loop);
        }
        List<Statement> all = new ArrayList<>();
        sums.values().forEach(each -> all.add(cleared(each)));
        Set<String> perLane = new HashSet<>(loop.arraysPerLane());
        arrays().forEach(array -> perLane.add(array.name()));
        all.add(loop.withBody(inOwnPlaces(loop.body())).asLanes(perLane));
        sums.values().forEach(each -> all.add(added(each)));
        return all;
    }

    // ---- which

    private void find() {
        Map<String, Set<String>> waysOfUse = waysOfUse();
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.Loop inner) {
                find(inner, 1, waysOfUse);
            }
        }
    }

    /** Whether something is done with an array but combining into it, or that in two ways, shows in the set's size. */
    private Map<String, Set<String>> waysOfUse() {
        Map<String, Set<String>> ways = new HashMap<>();
        Walk.statements(loop.body(), statement -> {
            if (statement instanceof Statement.Store store) {
                note(ways, store.buffer(), "set");
            } else if (statement instanceof Statement.AccumulateStore store) {
                note(ways, store.buffer(), store.combine().name());
            }
        });
        Walk.scalars(loop.body(), scalar -> {
            if (scalar instanceof Scalar.Load load) {
                note(ways, load.buffer(), "read");
            }
        });
        return ways;
    }

    private static void note(Map<String, Set<String>> ways, Buffer buffer, String way) {
        ways.computeIfAbsent(buffer.array().name(), name -> new HashSet<>()).add(way);
    }

    private void find(Statement.Loop inner, long iterationsAround, Map<String, Set<String>> waysOfUse) {
        long iterations = inner.index().extent() instanceof Extent.Fixed fixed ? iterationsAround * fixed.count() : 0;
        for (Statement statement : inner.body()) {
            if (statement instanceof Statement.Loop next) {
                find(next, iterations, waysOfUse);
            } else if (statement instanceof Statement.AccumulateStore store
                    && isCommon(store)
                    && waysOfUse
                                    .getOrDefault(store.buffer().array().name(), Set.of())
                                    .size()
                            == 1) {
                int elements = Math.toIntExact(store.buffer().shape().elementCount());
                if (elements <= iterations && (long) elements * lanes <= MOST_SUMS) {
                    sums.computeIfAbsent(place(store.buffer()), place -> sums(store, elements));
                }
            }
        }
    }

    private Sums sums(Statement.AccumulateStore store, int elements) {
        return new Sums(store, names.work(store.buffer().name() + "_of_lanes", elements * lanes));
    }

    private boolean isCommon(Statement.AccumulateStore store) {
        return store.index().coefficient(loop.index()) == 0
                && !loop.arraysPerLane().contains(store.buffer().array().name());
    }

    private static Place place(Buffer buffer) {
        return new Place(buffer.array().name(), buffer.offset());
    }

    // ---- what becomes of them

    private Statement cleared(Sums each) {
        LoopIndex index = names.index("k", each.array().size());
        Scalar start = new Scalar.Constant(
                ReductionKind.combiningBy(each.first().combine()).start());
        Statement set = new Statement.Store(
                flat(each), Affine.of(index), start, each.first().origin());
        return new Statement.Loop(index, Statement.Iterations.INDEPENDENT, List.of(set));
    }

    private List<Statement> inOwnPlaces(List<Statement> statements) {
        return statements.stream().map(this::inOwnPlace).toList();
    }

    private Statement inOwnPlace(Statement statement) {
        if (statement instanceof Statement.Loop inner) {
            return inner.withBody(inOwnPlaces(inner.body()));
        }
        if (!(statement instanceof Statement.AccumulateStore store)) {
            return statement;
        }
        Sums each = sums.get(place(store.buffer()));
        if (each == null) {
            return statement;
        }
        return new Statement.AccumulateStore(
                flat(each), store.index().times(lanes), store.checks(), store.combine(), store.value(), store.origin());
    }

    private Statement added(Sums each) {
        Statement.AccumulateStore first = each.first();
        LoopIndex index = names.index("k", each.array().size() / lanes);
        Statement add = new Statement.AccumulateStore(
                first.buffer(),
                Affine.of(index),
                List.of(),
                first.combine(),
                lanes(each, index, 0, lanes),
                first.origin());
        return new Statement.Loop(index, Statement.Iterations.INDEPENDENT, List.of(add));
    }

    /** The combination of some lanes, halves first. */
    private Scalar lanes(Sums each, LoopIndex index, int from, int count) {
        if (count == 1) {
            return new Scalar.Load(flat(each), Affine.of(index).times(lanes).plus(from));
        }
        Elementwise combine = each.first().combine();
        List<Scalar> halves =
                List.of(lanes(each, index, from, count / 2), lanes(each, index, from + count / 2, count / 2));
        return new Scalar.Apply(combine, halves, ElementType.REAL);
    }

    private static Buffer flat(Sums each) {
        return Buffer.whole(each.array(), Shape.of(each.array().size()));
    }
}
