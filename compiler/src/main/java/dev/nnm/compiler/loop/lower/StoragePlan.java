package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides where kept values lie, once loops are fused. An axis along which a value is computed and used within one loop
 * needs no room of its own: each iteration uses the same place. A value without any axis left is a local variable.
 */
final class StoragePlan {

    /** A part that reads a kept node. */
    private record Use(Part part, Access access) {}

    private static final int BATCH_AXIS = -1;

    private final Workspace workspace;
    private final Map<Node, String> names;
    private final Map<Node, List<Use>> uses = new HashMap<>();
    private final Map<Node, Location.Memory> homes;
    private final Map<Node, Location> locations = new HashMap<>();
    private final Set<Node> collected = new HashSet<>();
    private final Map<Node, Local> accumulators = new HashMap<>();

    private StoragePlan(Workspace workspace, Map<Node, Location.Memory> homes, Map<Node, String> names) {
        this.workspace = workspace;
        this.homes = homes;
        this.names = names;
    }

    /**
     * Plans.
     *
     * @param workspace where arrays and local variables come from
     * @param units all units, their indices bound
     * @param homes where values lie that the caller wants as they are, unless they lie in local variables
     * @param sums where sums lie that are collected in a place of a loop around
     * @param names what to call nodes that the user has no name for
     */
    static StoragePlan of(
            Workspace workspace,
            List<Unit> units,
            Map<Node, Location.Memory> homes,
            Map<Node, Location> sums,
            Map<Node, String> names) {
        StoragePlan plan = new StoragePlan(workspace, homes, names);
        plan.locations.putAll(sums);
        plan.collected.addAll(sums.keySet());
        units.forEach(plan::noteUses);
        for (Unit unit : units) {
            if (unit.last().step() == Part.Step.RUN) {
                plan.locations.putAll(unit.last().loop().results());
            } else if (!unit.last().finished().isEmpty()
                    && !plan.isCollected(unit.last().node())) {
                plan.locate(unit);
            }
        }
        return plan;
    }

    /** Where a node lies, if it is kept. */
    Optional<Location> locationOf(Node node) {
        return Optional.ofNullable(locations.get(node));
    }

    /** Whether a node is added to a place of a loop around. */
    boolean isCollected(Node node) {
        return collected.contains(node);
    }

    /** Where a kept node lies. */
    Location location(Node node) {
        return locationOf(node).orElseThrow(() -> new IllegalStateException(node + " is not kept"));
    }

    /** The local variable that collects an element of a reduction; none if it is collected in memory. */
    Optional<Local> accumulator(Node node) {
        return Optional.ofNullable(accumulators.get(node));
    }

    private void noteUses(Unit unit) {
        for (Part part : unit.parts()) {
            for (Access access : part.accesses()) {
                uses.computeIfAbsent(access.node(), key -> new ArrayList<>()).add(new Use(part, access));
            }
        }
    }

    private void locate(Unit unit) {
        Part last = unit.last();
        Node node = last.node();
        LoopIndex batch = last.element().batch();
        boolean roomForBatch = batch != null && !isWithinLoop(last, batch, BATCH_AXIS);
        List<Integer> axes = axesThatNeedRoom(last);
        boolean inLocal = !roomForBatch && axes.isEmpty();
        if (collectsInLocal(unit)) {
            String name = inLocal ? name(node) : ValueNames.ofOperation(node);
            accumulators.put(node, workspace.local(name, ElementType.REAL));
        }
        if (inLocal) {
            Local accumulator = accumulators.get(node);
            locations.put(
                    node,
                    new Location.Variable(
                            accumulator == null
                                    ? workspace.local(name(node), node.type().element())
                                    : accumulator));
        } else {
            Location.Memory home = homes.get(node);
            locations.put(node, home != null && suits(node, home) ? home : work(node, roomForBatch, axes));
        }
    }

    /** Whether a node can lie there: what reads it by its position in memory needs its own order. */
    private boolean suits(Node node, Location.Memory home) {
        return uses.getOrDefault(node, List.of()).stream()
                        .noneMatch(use -> use.access().flat())
                || home.strides().equals(Strides.of(node.shape()));
    }

    /** Whether a unit is a reduction whose elements are collected one by one. */
    private static boolean collectsInLocal(Unit unit) {
        Part first = unit.parts().get(0);
        return first.step() == Part.Step.START
                && first.indices().size() == unit.last().indices().size();
    }

    private String name(Node node) {
        String label = workspace.graph().origin(node).label();
        return label == null && names.containsKey(node)
                ? names.getOrDefault(node, "")
                : ValueNames.of(workspace.graph(), node);
    }

    private List<Integer> axesThatNeedRoom(Part last) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < last.element().indices().size(); axis++) {
            Optional<LoopIndex> own = last.element().indices().get(axis).asIndex();
            if (own.isPresent() && !isWithinLoop(last, own.get(), axis)) {
                axes.add(axis);
            }
        }
        return axes;
    }

    /** Whether all uses lie in the loop that an axis has become and use what the same iteration computes. */
    private boolean isWithinLoop(Part last, LoopIndex own, int axis) {
        if (!last.indices().contains(own)) {
            return false;
        }
        LoopIndex loop = last.bound(own);
        return uses.getOrDefault(last.node(), List.of()).stream()
                .allMatch(use -> used(use, axis)
                        .filter(index -> isBoundTo(use.part(), index, loop))
                        .isPresent());
    }

    private static Optional<LoopIndex> used(Use use, int axis) {
        Point point = use.access().point();
        if (axis == BATCH_AXIS) {
            return Optional.ofNullable(point.batch());
        }
        return use.access().flat()
                ? Optional.empty()
                : point.indices().get(axis).asIndex();
    }

    private static boolean isBoundTo(Part part, LoopIndex own, LoopIndex loop) {
        return part.indices().contains(own) && part.bound(own).equals(loop);
    }

    private Location work(Node node, boolean roomForBatch, List<Integer> axes) {
        Shape shape = new Shape(axes.stream().map(node.shape()::size).toList());
        Location.Memory memory = workspace.array(name(node), shape, roomForBatch);
        List<Integer> strides = new ArrayList<>(Collections.nCopies(node.shape().rank(), 0));
        for (int k = 0; k < axes.size(); k++) {
            strides.set(axes.get(k), memory.strides().get(k));
        }
        return memory.withStrides(strides);
    }
}
