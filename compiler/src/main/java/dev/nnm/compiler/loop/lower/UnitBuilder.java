package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Scatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives every kept node loops of its own: which there are, and in which order. */
final class UnitBuilder {

    private final Materialization plan;
    private final IndexSource indexSource;
    private final Map<Node, Unit> units = new LinkedHashMap<>();
    private final List<Unit> deliveries = new ArrayList<>();
    private final Map<Node, Location.Memory> homes = new HashMap<>();

    UnitBuilder(Materialization plan, IndexSource indexSource) {
        this.plan = plan;
        this.indexSource = indexSource;
    }

    /** The units of all kept nodes, then those that deliver results. */
    List<Unit> units() {
        List<Unit> all = new ArrayList<>(units.values());
        all.addAll(deliveries);
        return all;
    }

    /** The place of a result for each node that would only be copied there. */
    Map<Node, Location.Memory> homes() {
        return homes;
    }

    /** Adds the unit of a kept node; nodes are to be added in topological order, after all deliveries. */
    void add(Node node) {
        Unit unit;
        if (node.operation() instanceof Reduce reduce) {
            unit = reduction(node, reduce);
        } else if (node.operation() instanceof BatchReduce reduce) {
            unit = batchReduction(node, reduce);
        } else if (node.operation() instanceof Scatter scatter) {
            unit = scatter(node, scatter);
        } else {
            unit = computation(node);
        }
        units.put(node, unit);
    }

    /** Adds the copying of a node to where the caller wants it. */
    void deliver(ResultPlace result) {
        Node node = result.node();
        Point element = element(node.shape(), result.isBatched());
        List<Access> accesses = new ArrayList<>();
        Scalar value = collecting(accesses).value(node, element);
        Delivery delivery = Delivery.of(result, element, value, accesses);
        delivery.source().ifPresent(source -> delivery.home().ifPresent(home -> homes.putIfAbsent(source, home)));
        Part part = new Part(Part.Step.DELIVER, node, element, node, element, loopsOver(element), accesses, delivery);
        deliveries.add(new Unit(List.of(part), part.indices().size(), node.id()));
    }

    private Unit computation(Node node) {
        Point element = element(node.shape(), node.isBatched());
        List<Access> accesses = new ArrayList<>();
        collecting(accesses).definition(node, element);
        Part part = new Part(Part.Step.COMPUTE, node, element, node, element, loopsOver(element), accesses, null);
        return new Unit(List.of(part), part.indices().size(), node.id());
    }

    // ---- reductions

    private Unit reduction(Node node, Reduce reduce) {
        Node argument = node.argument(0);
        Point source = element(argument.shape(), argument.isBatched());
        List<Affine> kept = new ArrayList<>();
        List<Affine> reduced = new ArrayList<>();
        for (int axis = 0; axis < argument.shape().rank(); axis++) {
            (reduce.axes().contains(axis) ? reduced : kept).add(source.indices().get(axis));
        }
        Point element = source.at(kept);
        List<LoopIndex> outer = loopsOver(element);
        List<LoopIndex> inner = loopsOver(new Point(null, reduced));
        List<Access> accesses = new ArrayList<>();
        Scalar value = collecting(accesses).value(argument, source);
        LoopIndex swept = MemoryOrder.indexToSweepInside(value, outer, inner);
        if (swept == null) {
            return unit(node, element, source, outer, inner, List.of(), accesses);
        }
        return unit(node, element, source, outer.subList(0, outer.size() - 1), inner, List.of(swept), accesses);
    }

    private Unit batchReduction(Node node, BatchReduce reduce) {
        Node argument = node.argument(0);
        Unit inner = units.get(argument);
        boolean sameKind = argument.operation() instanceof Reduce other && other.kind() == reduce.kind();
        if (sameKind && inner != null && accumulatesInMemory(inner) && !plan.isShared(argument)) {
            units.remove(argument);
            return merged(node, inner.parts().get(1));
        }
        LoopIndex batch = indexSource.index(new Extent.Batch(), "b");
        Point element = element(node.shape(), false);
        Point source = new Point(batch, element.indices());
        List<Access> accesses = new ArrayList<>();
        collecting(accesses).value(argument, source);
        return unit(node, element, source, List.of(), List.of(batch), loopsInMemoryOrder(node, element), accesses);
    }

    /** A sum over the batch of sums in memory adds the summands themselves: no sum for each example is needed. */
    private Unit merged(Node node, Part accumulate) {
        Point element = new Point(null, accumulate.element().indices());
        Point start = element(node.shape(), false);
        return new Unit(
                List.of(
                        new Part(Part.Step.START, node, start, node, start, loopsOver(start), List.of(), null),
                        new Part(
                                Part.Step.ACCUMULATE,
                                node,
                                element,
                                accumulate.sourceNode(),
                                accumulate.source(),
                                accumulate.indices(),
                                accumulate.accesses(),
                                null),
                        new Part(Part.Step.FINISH, node, start, node, start, List.of(), List.of(), null)),
                0,
                node.id());
    }

    private static boolean accumulatesInMemory(Unit unit) {
        return unit.parts().get(0).indices().size() > unit.shared();
    }

    /**
     * The steps of a reduction.
     *
     * @param outer the loops around all of it
     * @param reduced the loops reduced over
     * @param inner the loops inside these; where there are any, the reduction accumulates in memory
     */
    private Unit unit(
            Node node,
            Point element,
            Point source,
            List<LoopIndex> outer,
            List<LoopIndex> reduced,
            List<LoopIndex> inner,
            List<Access> accesses) {
        List<LoopIndex> start = new ArrayList<>(outer);
        start.addAll(inner);
        List<LoopIndex> accumulate = new ArrayList<>(outer);
        accumulate.addAll(reduced);
        accumulate.addAll(inner);
        return new Unit(
                List.of(
                        new Part(Part.Step.START, node, element, node, element, start, List.of(), null),
                        new Part(
                                Part.Step.ACCUMULATE,
                                node,
                                element,
                                node.argument(0),
                                source,
                                accumulate,
                                accesses,
                                null),
                        new Part(Part.Step.FINISH, node, element, node, element, outer, List.of(), null)),
                outer.size(),
                node.id());
    }

    // ---- scatters

    private Unit scatter(Node node, Scatter scatter) {
        Node values = node.argument(0);
        boolean perExample = node.arguments().stream().anyMatch(Node::isBatched);
        Point source = element(values.shape(), perExample);
        LoopIndex batch = node.isBatched() ? source.batch() : null;
        Point start = new Point(batch, element(node.shape(), false).indices());
        Point finish = new Point(batch, start.indices());
        List<Access> accesses = new ArrayList<>();
        Inliner inliner = collecting(accesses);
        inliner.value(values, source);
        Point target =
                new Point(batch, inliner.position(node, scatter.shape(), source).indices());
        List<LoopIndex> outer = batch == null ? List.of() : List.of(batch);
        return new Unit(
                List.of(
                        new Part(Part.Step.START, node, start, node, start, loopsOver(start), List.of(), null),
                        new Part(Part.Step.ACCUMULATE, node, target, values, source, loopsOver(source), accesses, null),
                        new Part(Part.Step.FINISH, node, finish, node, finish, outer, List.of(), null)),
                outer.size(),
                node.id());
    }

    // ---- points and loops

    private Point element(Shape shape, boolean batched) {
        LoopIndex batch = batched ? indexSource.index(new Extent.Batch(), "b") : null;
        List<Affine> indices = new ArrayList<>();
        for (int size : shape.sizes()) {
            indices.add(size == 1 ? Affine.ZERO : Affine.of(indexSource.index(new Extent.Fixed(size), "i")));
        }
        return new Point(batch, indices);
    }

    private static List<LoopIndex> loopsOver(Point point) {
        List<LoopIndex> loops = new ArrayList<>();
        if (point.batch() != null) {
            loops.add(point.batch());
        }
        point.indices().forEach(index -> index.asIndex().ifPresent(loops::add));
        return loops;
    }

    private List<LoopIndex> loopsInMemoryOrder(Node node, Point element) {
        Location.Memory home = homes.get(node);
        List<LoopIndex> loops = loopsOver(element);
        return home == null ? loops : MemoryOrder.inOrderOf(home, element, loops);
    }

    /** An inliner that notes what is read, and shows where in memory it lies if all of it is stored. */
    private Inliner collecting(List<Access> accesses) {
        return new Inliner(
                plan,
                access -> {
                    accesses.add(access);
                    return wholeInMemory(access);
                },
                (node, value, size) -> indexSource.position(size));
    }

    private static Scalar wholeInMemory(Access access) {
        Node node = access.node();
        Shape shape = node.shape();
        LoopArray array =
                new LoopArray("", new LoopArray.Role.Work(), Math.toIntExact(shape.elementCount()), node.isBatched());
        Location.Memory memory = Location.Memory.of(Buffer.whole(array, shape));
        Affine position = access.flat()
                ? memory.flatPosition(access.point(), access.point().indices().get(0))
                : memory.position(access.point());
        return new Scalar.Load(memory.buffer(), position).as(node.type().element());
    }
}
