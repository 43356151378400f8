package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.Scatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes placed parts as statements, once it is known where every value lies. */
final class StatementWriter {

    private final Workspace workspace;
    private final Graph graph;
    private final Materialization plan;
    private final StoragePlan storage;
    private final Leaves leaves;
    private final int depth;
    private final Inliner inliner;
    /** What must be done before the next statement. */
    private final List<Statement> before = new ArrayList<>();

    /**
     * A writer.
     *
     * @param workspace where indices come from
     * @param plan what is kept
     * @param storage where it is kept
     * @param leaves what is given
     * @param depth the number of loops of the user's around
     */
    StatementWriter(Workspace workspace, Materialization plan, StoragePlan storage, Leaves leaves, int depth) {
        this.workspace = workspace;
        this.graph = workspace.graph();
        this.plan = plan;
        this.storage = storage;
        this.leaves = leaves;
        this.depth = depth;
        this.inliner = new Inliner(plan, access -> read(access, plan), this::found);
    }

    private Scalar read(Access access, Materialization plan) {
        return plan.isKept(access.node()) ? storage.location(access.node()).read(access) : leaves.read(access);
    }

    private LoopIndex found(Node node, Scalar value, int size) {
        LoopIndex index = workspace.indices().position(size);
        before.add(new Statement.DefinePosition(index, value, origin(node)));
        return index;
    }

    /** The statements, without loops that have nothing to do. */
    List<Statement> write(List<Placed> placed) {
        List<Statement> statements = new ArrayList<>();
        for (Placed item : placed) {
            if (item instanceof Placed.Loop loop) {
                List<Statement> body = write(loop.body());
                if (!body.isEmpty()) {
                    statements.add(new Statement.Loop(loop.index(), loop.iterations(), body));
                }
            } else if (item instanceof Placed.Leaf leaf) {
                Optional<Statement> statement = write(leaf.part());
                statements.addAll(before);
                before.clear();
                statement.ifPresent(statements::add);
            }
        }
        return statements;
    }

    private Optional<Statement> write(Part part) {
        Node node = part.node();
        return switch (part.step()) {
            case COMPUTE -> Optional.of(compute(node, part.boundElement(), part.boundSource()));
            case START -> Optional.of(start(node, part.boundElement()));
            case ACCUMULATE -> Optional.of(accumulate(part));
            case FINISH -> finish(part);
            case CONTRACT -> Optional.of(contract(part));
            case DELIVER -> deliver(part);
            case RUN -> Optional.of(run(part.loop()));
            case LEAVE -> Optional.of(new Statement.Leave(inliner.value(node, part.boundSource()), origin(node)));
        };
    }

    private Statement compute(Node node, Point element, Point source) {
        Scalar value = inliner.definition(node, source);
        if (storage.location(node) instanceof Location.Variable variable) {
            return new Statement.Define(variable.local(), value, origin(node));
        }
        return store(node, element, value);
    }

    private Statement start(Node node, Point element) {
        Scalar value = new Scalar.Constant(start(node));
        Optional<Local> accumulator = storage.accumulator(node);
        return accumulator.isPresent()
                ? new Statement.Define(accumulator.get(), value, origin(node))
                : store(node, element, value);
    }

    private Statement accumulate(Part part) {
        Node node = part.node();
        Scalar value = inliner.value(part.sourceNode(), part.boundSource()).asNumber();
        Optional<Local> accumulator = storage.accumulator(node);
        List<RangeCheck> checks = new ArrayList<>();
        Point element = accumulated(part, checks);
        if (accumulator.isPresent()) {
            Scalar inside = checks.isEmpty() ? value : new Scalar.Guarded(checks, value);
            return new Statement.Accumulate(accumulator.get(), combine(node), inside, origin(node));
        }
        Location.Memory memory = (Location.Memory) storage.location(node);
        return new Statement.AccumulateStore(
                memory.buffer(), memory.position(element), checks, combine(node), value, origin(node));
    }

    private Statement contract(Part part) {
        Node node = part.node();
        MatrixProduct product = plan.product(node).orElseThrow();
        Location.Memory memory = (Location.Memory) storage.location(node);
        Point factors = part.source().at(Inliner.compose(product.path(), part.source()));
        List<LoopIndex> indices = part.source().loops();
        Scalar left = padded(factor(product, product.left(), factors), indices, origin(node));
        Scalar right = padded(factor(product, product.right(), factors), indices, origin(node));
        boolean adds = storage.isCollected(node);
        return new TilingPlan(workspace, leaves, product, part.source())
                .contraction(
                        new ProductFactor(left, isSameInAllSteps(product.left())),
                        new ProductFactor(right, isSameInAllSteps(product.right())),
                        memory.buffer(),
                        memory.position(part.element()),
                        adds,
                        origin(node));
    }

    /** Whether the loop around gives a node, or what it is a view of, to all steps as the same. */
    private boolean isSameInAllSteps(Node node) {
        Node source = node;
        while (!plan.isKept(source) && Transparency.isTransparent(source)) {
            source = source.argument(0);
        }
        return leaves.isSameInAllSteps(source);
    }

    /** A factor, copied first if elements are missing. */
    private Scalar padded(Scalar factor, List<LoopIndex> indices, Origin origin) {
        return PaddedFactor.of(workspace, factor, indices, origin)
                .map(padded -> {
                    before.add(padded.filling());
                    return padded.factor();
                })
                .orElse(factor);
    }

    private Scalar factor(MatrixProduct product, Node factor, Point element) {
        Scalar value = inliner.value(factor, element);
        List<RangeCheck> checks = new ArrayList<>(product.checks(factor, element));
        if (value instanceof Scalar.Guarded guarded) {
            checks.removeAll(guarded.checks());
            checks.addAll(guarded.checks());
            value = guarded.inside();
        }
        return checks.isEmpty() ? value : new Scalar.Guarded(checks, value);
    }

    /** The element that is accumulated into; of a scatter it is found in data, and may not exist. */
    private Point accumulated(Part part, List<RangeCheck> checks) {
        if (!(part.node().operation() instanceof Scatter scatter)) {
            return part.boundElement();
        }
        Point source = part.boundSource();
        Point element = inliner.position(part.node(), scatter.shape(), source);
        Inliner.addChecks(checks, scatter.shape(), element);
        return new Point(scatter.overBatch() ? null : source.batch(), element.indices());
    }

    /** What was collected in a local variable goes to memory, if the value lies there. */
    private Optional<Statement> finish(Part part) {
        Node node = part.node();
        Optional<Local> accumulator = storage.accumulator(node);
        boolean moves = accumulator.isPresent() && storage.location(node) instanceof Location.Memory;
        return moves
                ? Optional.of(store(node, part.boundElement(), new Scalar.Read(accumulator.get())))
                : Optional.empty();
    }

    /** Nothing is left to do for a node that is computed where the caller wants it. */
    private Optional<Statement> deliver(Part part) {
        Node node = part.node();
        Delivery delivery = part.delivery();
        boolean isThere = delivery.source()
                .flatMap(storage::locationOf)
                .filter(location -> delivery.home().filter(location::equals).isPresent())
                .isPresent();
        if (isThere) {
            return Optional.empty();
        }
        Point element = part.boundSource();
        return Optional.of(delivered(delivery.result(), element, inliner.value(node, element)));
    }

    private Statement delivered(ResultPlace result, Point element, Scalar value) {
        Origin origin = origin(result.node());
        boolean adds = result.effect() == ResultPlace.Effect.ADD;
        if (result.place() instanceof Location.Variable variable) {
            Scalar fitting = value.as(variable.local().element());
            if (adds) {
                return new Statement.Accumulate(variable.local(), Elementwises.ADD, fitting, origin);
            }
            return result.effect() == ResultPlace.Effect.START
                    ? new Statement.Define(variable.local(), fitting, origin)
                    : new Statement.Assign(variable.local(), fitting, origin);
        }
        Location.Memory memory = (Location.Memory) result.place();
        Affine position = memory.position(element);
        return adds
                ? new Statement.AccumulateStore(
                        memory.buffer(), position, List.of(), Elementwises.ADD, value.asNumber(), origin)
                : new Statement.Store(memory.buffer(), position, value.asNumber(), origin);
    }

    private Statement run(ScanStorage loop) {
        StepLeaves inside = new StepLeaves(loop, inliner, leaves);
        Node condition = Scan.body(loop.scan()).condition();
        List<Statement> steps = Region.lower(workspace, inside, loop.inEachStep(), condition, depth + 1);
        before.addAll(inside.before());
        return new Statement.Loop(loop.step(), loop.iterations(), steps);
    }

    private Statement store(Node node, Point element, Scalar value) {
        Location.Memory memory = (Location.Memory) storage.location(node);
        return new Statement.Store(memory.buffer(), memory.position(element), value.asNumber(), origin(node));
    }

    private Origin origin(Node node) {
        return graph.origin(node);
    }

    private static double start(Node node) {
        return node.operation() instanceof Scatter ? 0 : kind(node).start();
    }

    private static Elementwise combine(Node node) {
        return node.operation() instanceof Scatter
                ? Elementwises.ADD
                : kind(node).combine();
    }

    private static ReductionKind kind(Node node) {
        return node.operation() instanceof Reduce reduce ? reduce.kind() : ((BatchReduce) node.operation()).kind();
    }
}
