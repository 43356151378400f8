package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Extent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The units that lie directly in one loop, or outside all, while they are put in order: which are ready, because
 * everything they need is placed, and which wait for them.
 */
final class Level {

    private final Dependences dependences;
    private final int depth;
    private final Map<Part, Unit> unitOf = new HashMap<>();
    private final Map<Unit, Integer> missing = new HashMap<>();
    private final Map<Unit, List<Unit>> waiting = new HashMap<>();
    private final Map<Unit, Integer> positions = new HashMap<>();
    private final Queue<Unit> withoutLoop = newQueue();
    private final Map<Extent, Queue<Unit>> byExtent = new LinkedHashMap<>();

    Level(List<Unit> units, Dependences dependences, int depth) {
        this.dependences = dependences;
        this.depth = depth;
        for (Unit unit : units) {
            positions.put(unit, positions.size());
            unit.parts().forEach(part -> unitOf.put(part, unit));
        }
        units.forEach(this::countNeeds);
        units.stream().filter(unit -> !missing.containsKey(unit)).forEach(this::makeReady);
    }

    private Queue<Unit> newQueue() {
        return new PriorityQueue<>(
                Comparator.comparingInt(Unit::order).thenComparing(unit -> positions.getOrDefault(unit, 0)));
    }

    private void countNeeds(Unit unit) {
        for (Part part : unit.parts()) {
            for (Dependences.Edge edge : dependences.needsOf(part)) {
                Unit producer = unitOf.get(edge.producer());
                if (producer != null && producer != unit) {
                    waiting.computeIfAbsent(producer, key -> new ArrayList<>()).add(unit);
                    missing.merge(unit, 1, Integer::sum);
                }
            }
        }
    }

    private void makeReady(Unit unit) {
        if (unit.parts().get(0).indices().size() == depth) {
            withoutLoop.add(unit);
        } else {
            byExtent.computeIfAbsent(unit.index(depth).extent(), key -> newQueue())
                    .add(unit);
        }
    }

    /** The unit of this level that a part belongs to; null if it lies elsewhere. */
    @Nullable
    Unit unitOf(Part part) {
        return unitOf.get(part);
    }

    /** Says that a unit is placed, which makes others ready. */
    void place(Unit unit) {
        for (Unit dependent : waiting.getOrDefault(unit, List.of())) {
            if (missing.merge(dependent, -1, Integer::sum) == 0) {
                makeReady(dependent);
            }
        }
    }

    /** Takes a ready unit that needs no more loops; null if there is none. */
    @Nullable
    Unit pollWithoutLoop() {
        return withoutLoop.poll();
    }

    /**
     * The extent of the loop to make next: what comes first in the program, the batch last so that it collects most.
     */
    @Nullable
    Extent nextExtent() {
        Extent best = null;
        for (Map.Entry<Extent, Queue<Unit>> entry : byExtent.entrySet()) {
            if (!entry.getValue().isEmpty() && (best == null || comesBefore(entry.getKey(), best))) {
                best = entry.getKey();
            }
        }
        return best;
    }

    private boolean comesBefore(Extent a, Extent b) {
        if (a instanceof Extent.Batch || b instanceof Extent.Batch) {
            return b instanceof Extent.Batch;
        }
        return head(a).order() < head(b).order();
    }

    private Unit head(Extent extent) {
        Unit head = ready(extent).peek();
        if (head == null) {
            throw new IllegalStateException("nothing is ready for a loop over " + extent);
        }
        return head;
    }

    /** The ready units whose next loop has that extent; grows as units are placed. */
    Queue<Unit> ready(Extent extent) {
        return byExtent.getOrDefault(extent, new ArrayDeque<>());
    }
}
