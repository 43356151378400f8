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
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Scatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives every kept node loops of its own: which there are, and in which order. */
final class UnitBuilder {

    private final Materialization plan;
    private final Workspace workspace;
    private final IndexSource indexSource;
    private final List<Node> level;
    private final int depth;
    private final Map<Node, Unit> units = new LinkedHashMap<>();
    private final List<Unit> deliveries = new ArrayList<>();
    private final Map<Node, Location.Memory> homes = new HashMap<>();
    private final Map<Node, ResultPlace> additions = new HashMap<>();
    private final Map<Node, Location> sums = new HashMap<>();

    /**
     * A builder.
     *
     * @param plan what is kept
     * @param workspace where indices and arrays come from
     * @param level all nodes that are computed at the level of loops that this is about
     * @param depth the number of loops of the user's around
     */
    UnitBuilder(Materialization plan, Workspace workspace, List<Node> level, int depth) {
        this.plan = plan;
        this.workspace = workspace;
        this.indexSource = workspace.indices();
        this.level = level;
        this.depth = depth;
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

    /** Where sums lie that are collected in a place of the loop around. */
    Map<Node, Location> sums() {
        return sums;
    }

    /** Adds the unit of a kept node; nodes are to be added in topological order, after all deliveries. */
    void add(Node node) {
        Unit unit;
        Optional<MatrixProduct> product = plan.product(node);
        if (product.isPresent()) {
            unit = contraction(product.get());
        } else if (node.operation() instanceof Reduce reduce) {
            unit = reduction(node, reduce);
        } else if (node.operation() instanceof BatchReduce reduce) {
            unit = batchReduction(node, reduce);
        } else if (node.operation() instanceof Scatter scatter) {
            unit = scatter(node, scatter);
        } else if (node.operation() instanceof Scan) {
            unit = loop(node);
        } else if (node.operation() instanceof ScanResult) {
            return;
        } else {
            unit = computation(node);
        }
        units.put(node, collected(node, unit));
    }

    /** A sum that is added to a place and used for nothing else adds its summands there; it has no start. */
    private Unit collected(Node node, Unit unit) {
        ResultPlace addition = additions.remove(node);
        if (addition == null) {
            return unit;
        }
        boolean contracts = unit.last().step() == Part.Step.CONTRACT;
        if (contracts && addition.place() instanceof Location.Memory) {
            sums.put(node, addition.place());
            return unit;
        }
        if (contracts || !accumulatesInMemory(unit)) {
            bring(addition, node.id());
            return unit;
        }
        sums.put(node, addition.place());
        Part accumulate = unit.parts().get(1);
        return new Unit(List.of(accumulate), accumulate.indices().size(), node.id());
    }

    /** Adds the bringing of a node to where it is wanted. */
    void deliver(ResultPlace result) {
        Node node = result.node();
        boolean collects = result.effect() == ResultPlace.Effect.ADD && isSum(node) && !plan.isShared(node);
        if (collects) {
            additions.put(node, result);
        } else {
            bring(result, node.id());
        }
    }

    private static boolean isSum(Node node) {
        return (node.operation() instanceof Reduce reduce && reduce.kind() == ReductionKind.SUM)
                || (node.operation() instanceof BatchReduce batch && batch.kind() == ReductionKind.SUM)
                || node.operation() instanceof Scatter;
    }

    private Part bring(ResultPlace result, int order) {
        Node node = result.node();
        Point element = element(node.shape(), result.isBatched());
        List<Access> accesses = new ArrayList<>();
        Scalar value = collecting(accesses).value(node, element);
        Delivery delivery = Delivery.of(result, element, value, accesses);
        delivery.source().ifPresent(source -> addHome(source, delivery));
        Part part = Part.deliver(delivery, node, element, element.loops(), accesses);
        deliveries.add(new Unit(List.of(part), part.indices().size(), order));
        return part;
    }

    /** What steps of a loop will overwrite can lie there only if nothing else needs it. */
    private void addHome(Node source, Delivery delivery) {
        boolean stays = delivery.result().effect() == ResultPlace.Effect.SET;
        if (stays || !plan.isShared(source)) {
            delivery.home().ifPresent(home -> homes.putIfAbsent(source, home));
        }
    }

    /** Adds the end of the steps of the loop around, unless a condition holds. */
    void leaveUnless(Node condition) {
        Point nothing = new Point(null, List.of());
        List<Access> accesses = new ArrayList<>();
        collecting(accesses).value(condition, nothing);
        Part part = Part.of(Part.Step.LEAVE, condition, nothing, condition, nothing, List.of(), accesses);
        deliveries.add(new Unit(List.of(part), 0, condition.id()));
    }

    // ---- loops of the user's

    private Unit loop(Node scan) {
        List<Node> results = ScanResult.of(scan, level);
        ScanStorage storage = ScanStorage.of(workspace, scan, results, homes, depth);
        List<Part> before = new ArrayList<>();
        storage.before().forEach(start -> before.add(bring(start, scan.id())));
        Part run = Part.run(storage, readBySteps(scan));
        return new Unit(List.of(run), 0, scan.id(), before);
    }

    private List<Access> readBySteps(Node scan) {
        Set<Integer> flat = FlatReads.of(workspace.graph(), scan, level);
        ScanBody body = Scan.body(scan);
        List<Access> accesses = new ArrayList<>();
        Inliner inliner = collecting(accesses);
        for (int k = body.states().size(); k < scan.arguments().size(); k++) {
            Node argument = scan.argument(k);
            Point point = element(argument.shape(), body.bound().get(k).isBatched());
            if (flat.contains(k)) {
                inliner.flat(argument, point.at(List.of(Affine.ZERO)));
            } else {
                inliner.value(argument, point);
            }
        }
        return accesses;
    }

    private Unit computation(Node node) {
        Point element = element(node.shape(), node.isBatched());
        List<Access> accesses = new ArrayList<>();
        collecting(accesses).definition(node, element);
        Part part = Part.of(Part.Step.COMPUTE, node, element, node, element, element.loops(), accesses);
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
        List<LoopIndex> outer = element.loops();
        List<LoopIndex> inner = new Point(null, reduced).loops();
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
        boolean contracts = inner != null && inner.last().step() == Part.Step.CONTRACT;
        boolean sameKind = argument.operation() instanceof Reduce other && other.kind() == reduce.kind();
        if (sameKind && inner != null && !contracts && accumulatesInMemory(inner) && !plan.isShared(argument)) {
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
                        Part.of(Part.Step.START, node, start, start.loops()),
                        Part.of(
                                Part.Step.ACCUMULATE,
                                node,
                                element,
                                accumulate.sourceNode(),
                                accumulate.source(),
                                accumulate.indices(),
                                accumulate.accesses()),
                        Part.of(Part.Step.FINISH, node, start, List.of())),
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
                        Part.of(Part.Step.START, node, element, start),
                        Part.of(Part.Step.ACCUMULATE, node, element, node.argument(0), source, accumulate, accesses),
                        Part.of(Part.Step.FINISH, node, element, outer)),
                outer.size(),
                node.id());
    }

    // ---- matrix products

    private Unit contraction(MatrixProduct product) {
        Node summand = product.summand();
        Node sum = product.sum();
        product.between().forEach(units::remove);
        Point source = namedElement(summand.shape(), product.product().isBatched());
        List<Affine> kept = new ArrayList<>();
        for (int axis = 0; axis < summand.shape().rank(); axis++) {
            if (!product.isSummed(axis)) {
                kept.add(source.indices().get(axis));
            }
        }
        Point element = new Point(sum.isBatched() ? source.batch() : null, kept);
        List<Access> accesses = new ArrayList<>();
        Inliner inliner = collecting(accesses);
        Point factors = source.at(Inliner.compose(product.path(), source));
        inliner.value(product.left(), factors);
        inliner.value(product.right(), factors);
        Part part = Part.of(Part.Step.CONTRACT, sum, element, product.product(), source, List.of(), accesses);
        return new Unit(List.of(part), 0, sum.id());
    }

    /** An element by indices of different names. */
    private Point namedElement(Shape shape, boolean batched) {
        LoopIndex batch = batched ? indexSource.loopIndex(new Extent.Batch(), 0) : null;
        List<Affine> indices = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            indices.add(
                    shape.size(axis) == 1
                            ? Affine.ZERO
                            : Affine.of(indexSource.loopIndex(new Extent.Fixed(shape.size(axis)), axis)));
        }
        return new Point(batch, indices);
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
                        Part.of(Part.Step.START, node, start, start.loops()),
                        Part.of(Part.Step.ACCUMULATE, node, target, values, source, source.loops(), accesses),
                        Part.of(Part.Step.FINISH, node, finish, outer)),
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

    private List<LoopIndex> loopsInMemoryOrder(Node node, Point element) {
        Location.Memory home = homes.get(node);
        List<LoopIndex> loops = element.loops();
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
        return Location.Memory.of(Buffer.whole(array, shape)).read(access);
    }
}
