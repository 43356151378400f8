package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.JavaForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Copies operands of nested loops into the order of what the loops compute, so that these become one loop in lanes: the
 * adjoint of pooling compares each pixel with the greatest of its window, which several pixels share. A choice that
 * depends on data costs more, number by number, than the copies, since the processor guesses wrong which way it goes.
 */
final class OperandCopies {

    /** More elements would leave the first cache. */
    private static final long MOST_ELEMENTS = 8_192;

    private static final int MOST_COPIES = 4;

    private final List<LoopIndex> nest;
    private final Statement.Store store;
    private final NewNames names;
    private final List<LoopArray> arrays = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Map<Scalar, Scalar> copies = new LinkedHashMap<>();

    private OperandCopies(List<LoopIndex> nest, Statement.Store store, NewNames names) {
        this.nest = nest;
        this.store = store;
        this.names = names;
    }

    /** The loops with copies before them, if that gains. */
    static Optional<OperandCopies> of(Statement.Loop loop, int shortest, NewNames names) {
        List<LoopIndex> nest = new ArrayList<>();
        List<Statement> body = List.of(loop);
        while (body.size() == 1 && body.get(0) instanceof Statement.Loop inner && isPlain(inner)) {
            nest.add(inner.index());
            body = inner.body();
        }
        if (nest.size() < 2 || body.size() != 1 || !(body.get(0) instanceof Statement.Store store)) {
            return Optional.empty();
        }
        long count = Digits.fixedCount(nest);
        OperandCopies question = new OperandCopies(nest, store, names);
        boolean fits = shortest <= count && count <= MOST_ELEMENTS && question.isInOrder(store.index());
        return fits && question.gains(shortest) && question.rewrite() ? Optional.of(question) : Optional.empty();
    }

    private static boolean isPlain(Statement.Loop loop) {
        return loop.iterations() == Statement.Iterations.INDEPENDENT
                && loop.index().extent() instanceof Extent.Fixed
                && !loop.inLanes();
    }

    /** What takes the place of the loops. */
    List<Statement> statements() {
        return statements;
    }

    /** The arrays of the copies. */
    List<LoopArray> arrays() {
        return arrays;
    }

    // ---- whether

    private boolean isInOrder(Affine index) {
        return Digits.stride(index, nest).equals(OptionalInt.of(1));
    }

    private boolean isOutOfOrder(Scalar scalar) {
        return scalar instanceof Scalar.Load load
                && Digits.stride(load.index(), nest).orElse(2) > 1;
    }

    /** Whether there is a choice or a function for lanes, and the loops cannot be made one as they are. */
    private boolean gains(int shortest) {
        LoopIndex last = nest.get(nest.size() - 1);
        boolean[] allowed = {true};
        boolean[] worthwhile = {false};
        boolean[] neighbours = {((Extent.Fixed) last.extent()).count() >= shortest};
        Walk.scalars(store.value(), scalar -> {
            allowed[0] &= LaneOperations.allow(scalar, last)
                    && !(scalar instanceof Scalar.Guarded || scalar instanceof Scalar.IndexNumber);
            if (scalar instanceof Scalar.Load load) {
                allowed[0] &= !load.buffer().array().equals(store.buffer().array());
                neighbours[0] &=
                        load.index().coefficient(last) == 0 || load.index().coefficient(last) == 1;
            } else if (scalar instanceof Scalar.Apply apply) {
                worthwhile[0] |= LaneOperations.isFunction(apply.operation())
                        || apply.operation().java() instanceof JavaForm.Choice;
            }
        });
        return allowed[0] && worthwhile[0] && !neighbours[0];
    }

    // ---- how

    private boolean rewrite() {
        Scalar value = copied(store.value());
        if (copies.isEmpty() || copies.size() > MOST_COPIES || copies.containsKey(store.value())) {
            return false;
        }
        statements.add(Statement.Loop.independent(
                nest, new Statement.Store(store.buffer(), store.index(), value, store.origin())));
        return true;
    }

    /** An expression with the largest parts that have no operand in order read from copies. */
    private Scalar copied(Scalar scalar) {
        if (!any(scalar, this::isOutOfOrder)) {
            return scalar;
        }
        boolean nothingInOrder = !any(scalar, inner -> inner instanceof Scalar.Load load && isInOrder(load.index()));
        if (nothingInOrder && scalar.element() == ElementType.REAL) {
            Scalar known = copies.get(scalar);
            Scalar copy = known == null ? copy(scalar) : known;
            copies.put(scalar, copy);
            return copy;
        }
        if (scalar instanceof Scalar.Apply apply) {
            return new Scalar.Apply(
                    apply.operation(),
                    apply.arguments().stream().map(this::copied).toList(),
                    apply.element());
        }
        if (scalar instanceof Scalar.TruthAsNumber number) {
            return new Scalar.TruthAsNumber(copied(number.truth()));
        }
        return scalar instanceof Scalar.NumberAsTruth truth ? new Scalar.NumberAsTruth(copied(truth.number())) : scalar;
    }

    private static boolean any(Scalar scalar, Predicate<Scalar> holds) {
        boolean[] any = {false};
        Walk.scalars(scalar, inner -> any[0] |= holds.test(inner));
        return any[0];
    }

    /** What is computed is computed once, then repeated. */
    private Scalar copy(Scalar scalar) {
        if (scalar instanceof Scalar.Load load) {
            return stored(nest, scalar, load.buffer().name() + "_in_order");
        }
        Set<LoopIndex> used = new HashSet<>();
        Walk.scalars(scalar, inner -> Indices.of(inner, used::add));
        List<LoopIndex> own = nest.stream().filter(used::contains).toList();
        Scalar once = stored(own, scalar, store.buffer().name() + "_operand");
        return own.equals(nest) ? once : stored(nest, once, store.buffer().name() + "_operand_in_order");
    }

    /** An expression that is stored for all values of some indices, read from where it is. */
    private Scalar stored(List<LoopIndex> indices, Scalar scalar, String name) {
        LoopArray array = names.work(name, Math.toIntExact(Digits.fixedCount(indices)));
        arrays.add(array);
        Buffer buffer = Buffer.whole(array, Shape.of(array.size()));
        Affine place = Digits.number(indices);
        Map<LoopIndex, LoopIndex> own = new LinkedHashMap<>();
        indices.forEach(index -> own.put(index, names.index(index.name(), index.extent())));
        UnaryOperator<LoopIndex> change = index -> own.getOrDefault(index, index);
        Statement filling = new Statement.Store(buffer, place, scalar, Origin.UNKNOWN);
        statements.add(Statement.Loop.independent(List.copyOf(own.values()), Indices.replace(filling, change)));
        return new Scalar.Load(buffer, place);
    }
}
