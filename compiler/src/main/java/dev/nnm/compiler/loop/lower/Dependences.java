package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.LoopIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which parts need what other parts have done. */
final class Dependences {

    /**
     * One part comes after another.
     *
     * @param producer the part that is first
     * @param consumer the part that is second
     * @param first the element that the first part computes, or reads before it is overwritten; null if all of the
     *     first part comes before all of the second
     * @param second the same element, as the second part reads or overwrites it
     */
    record Edge(
            Part producer,
            Part consumer,
            @Nullable Point first,
            @Nullable Point second) {

        /**
         * Whether both parts may lie in one loop in place of their loops at a depth: then each iteration must be
         * concerned with the elements that the same iteration of the other is concerned with.
         */
        boolean allowsCommonLoop(int depth) {
            if (first == null || second == null) {
                return false;
            }
            LoopIndex produced = producer.indices().get(depth);
            LoopIndex consumed = consumer.indices().get(depth);
            if (produced.equals(first.batch())) {
                return consumed.equals(second.batch());
            }
            for (int axis = 0; axis < first.indices().size(); axis++) {
                if (isIndex(first, axis, produced)) {
                    return axis < second.indices().size() && isIndex(second, axis, consumed);
                }
            }
            return false;
        }

        private static boolean isIndex(Point point, int axis, LoopIndex index) {
            return point.indices().get(axis).asIndex().filter(index::equals).isPresent();
        }
    }

    private final Map<Part, List<Edge>> needs = new HashMap<>();
    private final Map<Node, Part> producers = new HashMap<>();
    /** What overwrites the states of the loop around. */
    private final Map<Node, Part> replacements = new HashMap<>();

    private Dependences() {}

    /** The dependences among the parts of all units. */
    static Dependences of(List<Unit> units) {
        Dependences dependences = new Dependences();
        units.forEach(dependences::note);
        units.forEach(dependences::addUnit);
        units.stream()
                .filter(unit -> unit.last().step() == Part.Step.LEAVE)
                .forEach(leave -> dependences.addLeave(leave, units));
        return dependences;
    }

    /** What a part needs. */
    List<Edge> needsOf(Part part) {
        return needs.getOrDefault(part, List.of());
    }

    private void note(Unit unit) {
        Part last = unit.last();
        last.finished().forEach(node -> producers.put(node, last));
        if (last.step() == Part.Step.DELIVER) {
            Node state = last.delivery().result().state();
            if (state != null) {
                replacements.put(state, last);
            }
        }
    }

    private void add(Edge edge) {
        needs.computeIfAbsent(edge.consumer(), key -> new ArrayList<>()).add(edge);
    }

    private void addUnit(Unit unit) {
        for (Part part : unit.parts()) {
            for (Access access : part.accesses()) {
                addAccess(part, access);
            }
        }
        for (int i = 1; i < unit.parts().size(); i++) {
            Part consumer = unit.parts().get(i);
            add(new Edge(
                    unit.parts().get(i - 1), consumer, unit.parts().get(i - 1).element(), consumer.element()));
        }
        unit.after().forEach(first -> add(new Edge(first, unit.last(), null, null)));
    }

    private void addAccess(Part part, Access access) {
        Part producer = producers.get(access.node());
        if (producer != null) {
            add(new Edge(producer, part, producer.element(), points(access)));
        }
        Part replacement = replacements.get(access.node());
        if (replacement != null && replacement != part) {
            add(new Edge(part, replacement, points(access), replacement.element()));
        }
    }

    /** The element that is read; nothing is known of it but the example where it is found by its position in memory. */
    private static Point points(Access access) {
        return access.flat() ? access.point().at(List.of()) : access.point();
    }

    /** Whatever the condition of a loop does not need waits until it is known to hold. */
    private void addLeave(Unit leave, List<Unit> units) {
        Set<Part> needed = neededBy(leave.last());
        for (Unit unit : units) {
            if (unit != leave && unit.parts().stream().noneMatch(needed::contains)) {
                unit.parts().forEach(part -> add(new Edge(leave.last(), part, null, null)));
            }
        }
    }

    /** The parts that a part needs, directly or not. */
    Set<Part> neededBy(Part part) {
        Set<Part> needed = new HashSet<>();
        Deque<Part> pending = new ArrayDeque<>(List.of(part));
        while (!pending.isEmpty()) {
            for (Edge edge : needsOf(pending.pop())) {
                if (needed.add(edge.producer())) {
                    pending.push(edge.producer());
                }
            }
        }
        return needed;
    }
}
