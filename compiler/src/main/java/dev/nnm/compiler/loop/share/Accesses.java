package dev.nnm.compiler.loop.share;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a loop reads and writes arrays. */
final class Accesses {

    /** The places in one array. */
    private record Places(Set<Affine> written, Set<Affine> all) {

        static Places none() {
            return new Places(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    private final Map<LoopArray, Places> places = new LinkedHashMap<>();
    private final Map<LoopArray, Boolean> setFirst = new HashMap<>();

    Accesses(Statement.Loop loop) {
        Walk.statements(List.of(loop), this::note);
    }

    private void note(Statement statement) {
        if (statement instanceof Statement.Computation computation) {
            Walk.scalars(computation.value(), scalar -> {
                if (scalar instanceof Scalar.Load load) {
                    add(load.buffer(), load.index(), false);
                    setFirst.putIfAbsent(load.buffer().array(), false);
                }
            });
        }
        if (statement instanceof Statement.Store store) {
            add(store.buffer(), store.index(), true);
            setFirst.putIfAbsent(store.buffer().array(), true);
        } else if (statement instanceof Statement.AccumulateStore store) {
            add(store.buffer(), store.index(), true);
            setFirst.putIfAbsent(store.buffer().array(), false);
        }
    }

    private void add(Buffer buffer, Affine index, boolean writes) {
        Places ofArray = places.computeIfAbsent(buffer.array(), array -> Places.none());
        Affine place = index.plus(buffer.offset());
        ofArray.all().add(place);
        if (writes) {
            ofArray.written().add(place);
        }
    }

    /** Whether an array is set before anything else is done with it. */
    boolean areSetFirst(LoopArray array) {
        return setFirst.getOrDefault(array, false);
    }

    /**
     * The arrays of which an element may be written in one iteration and used in another.
     *
     * @param iteration the indices that stand for the iteration, of which each place has at most one
     * @param inside all indices that are defined in the loop, itself included
     */
    Set<LoopArray> common(Set<LoopIndex> iteration, Set<LoopIndex> inside) {
        Overlap overlap = new Overlap(iteration, inside);
        Set<LoopArray> common = new HashSet<>();
        places.forEach((array, ofArray) -> {
            List<Affine> written = new ArrayList<>(ofArray.written());
            if (written.stream()
                    .anyMatch(place -> ofArray.all().stream().anyMatch(other -> overlap.of(place, other)))) {
                common.add(array);
            }
        });
        return common;
    }
}
