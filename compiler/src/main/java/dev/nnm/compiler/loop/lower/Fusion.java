package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Orders units and merges their loops, outermost first. Units share a loop if it has the same extent for all and no
 * iteration needs what another one computes. In loops over the batch everything is collected that can be; in other
 * loops only what works on the same data.
 */
final class Fusion {

    /** How many units that have nothing to do with a loop are looked at for one that has. */
    private static final int FAR_ENOUGH = 100;

    private final Dependences dependences;
    private final IndexSource indexSource;

    private Fusion(Dependences dependences, IndexSource indexSource) {
        this.dependences = dependences;
        this.indexSource = indexSource;
    }

    /** The parts of all units in order and in loops; binds all their indices. */
    static List<Placed> fuse(List<Unit> units, Dependences dependences, IndexSource indexSource) {
        return new Fusion(dependences, indexSource).level(units, 0, 0);
    }

    /**
     * Orders the units of one level.
     *
     * @param units what lies directly at this level
     * @param depth the number of loops around it
     * @param fixedDepth the number of these that are not the batch
     */
    private List<Placed> level(List<Unit> units, int depth, int fixedDepth) {
        List<Unit> single = new ArrayList<>();
        units.forEach(unit -> single.addAll(unit.shared() == depth ? unit.split() : List.of(unit)));
        Level level = new Level(single, dependences, depth);
        List<Placed> placed = new ArrayList<>();
        while (true) {
            placeWithoutLoop(level, placed);
            Extent extent = level.nextExtent();
            if (extent == null) {
                return StartPlacement.late(placed);
            }
            placed.add(loop(extent, group(level, extent, depth), depth, fixedDepth));
        }
    }

    private static void placeWithoutLoop(Level level, List<Placed> placed) {
        for (Unit unit = level.pollWithoutLoop(); unit != null; unit = level.pollWithoutLoop()) {
            placed.add(new Placed.Leaf(unit.last()));
            level.place(unit);
        }
    }

    private Placed loop(Extent extent, List<Unit> group, int depth, int fixedDepth) {
        LoopIndex index = indexSource.loopIndex(extent, fixedDepth);
        boolean accumulates = false;
        for (Unit unit : group) {
            for (Part part : unit.parts()) {
                LoopIndex own = part.indices().get(depth);
                accumulates |= part.step() == Part.Step.ACCUMULATE && !part.isElementIndex(own);
                part.bind(index);
            }
        }
        List<Placed> body = level(group, depth + 1, extent instanceof Extent.Batch ? fixedDepth : fixedDepth + 1);
        return new Placed.Loop(
                index, accumulates ? Statement.Iterations.ACCUMULATING : Statement.Iterations.INDEPENDENT, body);
    }

    // ---- what shares a loop

    private List<Unit> group(Level level, Extent extent, int depth) {
        Group group = new Group(level, extent instanceof Extent.Batch, depth);
        Queue<Unit> ready = level.ready(extent);
        List<Unit> unrelated = collect(group, ready, level);
        ready.addAll(unrelated);
        ready.addAll(collect(group, ready, level));
        ready.addAll(group.refused);
        return group.members;
    }

    private static List<Unit> collect(Group group, Queue<Unit> ready, Level level) {
        List<Unit> unrelated = new ArrayList<>();
        while (!ready.isEmpty() && unrelated.size() < FAR_ENOUGH) {
            Unit unit = ready.remove();
            if (!group.allows(unit)) {
                group.refused.add(unit);
            } else if (!group.isRelatedTo(unit)) {
                unrelated.add(unit);
            } else {
                group.add(unit);
                level.place(unit);
            }
        }
        return unrelated;
    }

    /** Units that will share a loop. */
    private final class Group {

        private final Level level;
        private final boolean takesAll;
        private final int depth;
        private final List<Unit> members = new ArrayList<>();
        private final Set<Unit> memberSet = new HashSet<>();
        private final Set<Node> touched = new HashSet<>();
        private final List<Unit> refused = new ArrayList<>();

        Group(Level level, boolean takesAll, int depth) {
            this.level = level;
            this.takesAll = takesAll;
            this.depth = depth;
        }

        void add(Unit unit) {
            members.add(unit);
            memberSet.add(unit);
            if (!takesAll) {
                touched.addAll(unit.touched());
            }
        }

        boolean isRelatedTo(Unit unit) {
            return takesAll || members.isEmpty() || unit.touched().stream().anyMatch(touched::contains);
        }

        boolean allows(Unit unit) {
            for (Part part : unit.parts()) {
                for (Dependences.Edge edge : dependences.needsOf(part)) {
                    Unit producer = level.unitOf(edge.producer());
                    if (producer != null && memberSet.contains(producer) && !edge.allowsCommonLoop(depth)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
