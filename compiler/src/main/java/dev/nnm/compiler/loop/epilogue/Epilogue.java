package dev.nnm.compiler.loop.epilogue;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.OperationCount;
import dev.nnm.compiler.loop.Place;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether a loop can be done panel by panel. One of its indices must run over the contraction's columns, and for
 * different values of that index it must work on different elements, so that it is free to do them at different times
 * and in different threads; what it does for one value stays in order.
 */
final class Epilogue {

    /** With more operations the method of the contraction would become too large for the JIT. */
    private static final int MOST_OPERATIONS = 30;

    private final Statement.Contraction contraction;
    private final Tiling tiling;
    private final Statement.Loop loop;
    private final LoopIndex column;
    private final Set<LoopIndex> inside = new HashSet<>();

    private Epilogue(Statement.Contraction contraction, Statement.Loop loop, LoopIndex column) {
        this.contraction = contraction;
        this.tiling = contraction.tiling();
        this.loop = loop;
        this.column = column;
        Walk.statements(List.of(loop), statement -> {
            if (statement instanceof Statement.Loop each) {
                inside.add(each.index());
            }
        });
        inside.addAll(tiling.indices());
    }

    /** The contraction with a loop as its epilogue, if that is possible. */
    static Optional<Statement.Fused> of(Statement.Contraction contraction, Statement.Loop loop) {
        Tiling tiling = contraction.tiling();
        boolean isOneProduct = tiling.outer().isEmpty()
                && tiling.pieces().isEmpty()
                && tiling.groups().isEmpty()
                && tiling.columns().size() == 1;
        if (!isOneProduct || !isSimple(loop) || loopsOverMoreThan(tiling, loop)) {
            return Optional.empty();
        }
        return nest(loop).stream()
                .filter(each -> canFollowPanels(each, tiling))
                .map(Statement.Loop::index)
                .filter(column -> new Epilogue(contraction, loop, column).isPossible())
                .findFirst()
                .map(column -> new Statement.Fused(column, List.of(contraction, loop)));
    }

    /** Whether a loop goes over examples, of which the result is no function: so much work is not the contraction's. */
    private static boolean loopsOverMoreThan(Tiling tiling, Statement.Loop loop) {
        boolean[] overExamples = {false};
        Walk.statements(
                List.of(loop),
                statement -> overExamples[0] |= statement instanceof Statement.Loop each
                        && each.index().extent().dependsOnBatch());
        return overExamples[0] && !Digits.hasBatch(tiling.indices());
    }

    /** A loop and the loops that are alone in one another. */
    private static List<Statement.Loop> nest(Statement.Loop loop) {
        List<Statement.Loop> nest = new ArrayList<>();
        Statement.Loop innermost = loop;
        nest.add(loop);
        while (!innermost.inLanes()
                && innermost.body().size() == 1
                && innermost.body().get(0) instanceof Statement.Loop next) {
            nest.add(next);
            innermost = next;
        }
        return nest;
    }

    /** Whether a loop can be limited to the columns of a panel. */
    private static boolean canFollowPanels(Statement.Loop loop, Tiling tiling) {
        LoopIndex column = tiling.columns().get(0);
        if (!loop.index().extent().equals(column.extent())) {
            return false;
        }
        return !loop.inLanes()
                || (column.extent() instanceof Extent.Fixed fixed && fixed.count() % tiling.width() == 0);
    }

    /** Whether a loop needs nothing from outside but arrays, and is small. */
    private static boolean isSimple(Statement.Loop loop) {
        Set<Local> defined = new HashSet<>();
        boolean[] simple = {true};
        int[] operations = {0};
        List<Statement> statements = List.of(loop);
        Walk.statements(statements, statement -> {
            if (statement instanceof Statement.Loop each) {
                simple[0] &=
                        !each.iterations().areSteps() && each.arraysPerLane().isEmpty();
            } else if (statement instanceof Statement.Define define) {
                defined.add(define.local());
            } else if (statement instanceof Statement.Accumulate accumulate) {
                simple[0] &= defined.contains(accumulate.local());
            } else {
                simple[0] &= statement instanceof Statement.Store || statement instanceof Statement.AccumulateStore;
            }
        });
        Walk.scalars(statements, scalar -> {
            simple[0] &= !(scalar instanceof Scalar.Read read) || defined.contains(read.local());
            simple[0] &= !(scalar instanceof Scalar.BatchSize);
            operations[0] += OperationCount.own(scalar);
        });
        return simple[0] && operations[0] <= MOST_OPERATIONS;
    }

    private boolean isPossible() {
        Map<String, Set<Affine>> positions = positions();
        Touched ofContraction = Touched.by(contraction);
        Touched ofLoop = Touched.by(loop);
        boolean changesFactor = ofLoop.writesArrayOf(ofContraction.read());
        return !changesFactor
                && ofLoop.read().contains(contraction.buffer())
                && Stream.concat(ofLoop.written().stream(), ofContraction.written().stream())
                        .allMatch(buffer ->
                                areApart(positions.getOrDefault(buffer.array().name(), Set.of())));
    }

    /** Where in each array the epilogue reads and writes, and the contraction writes. */
    private Map<String, Set<Affine>> positions() {
        Map<String, Set<Affine>> positions = new HashMap<>();
        Consumer<Place> note = place -> positions
                .computeIfAbsent(place.buffer().array().name(), array -> new LinkedHashSet<>())
                .add(place.index().plus(place.buffer().offset()));
        note.accept(new Place(contraction.buffer(), contraction.index().replace(this::named)));
        Walk.read(List.of(loop), note);
        Walk.written(List.of(loop), note);
        return positions;
    }

    private LoopIndex named(LoopIndex index) {
        return index.equals(tiling.columns().get(0)) ? column : index;
    }

    /**
     * Whether no element is met for two values of the column: either what is met for one value lies between it and the
     * next, or all else moves by multiples of a number that is greater than all columns together.
     */
    private boolean areApart(Set<Affine> positions) {
        Affine first = positions.iterator().next();
        int distance = first.coefficient(column);
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        long unit = 0;
        for (Affine position : positions) {
            if (position.coefficient(column) != distance || !around(position).equals(around(first))) {
                return false;
            }
            Affine within = position.plus(around(position).times(-1)).without(List.of(column));
            least = Math.min(least, within.least());
            greatest = Math.max(greatest, within.greatest());
            unit = gcd(unit, within.offset() - (long) first.offset());
            for (Affine.Term term : within.terms()) {
                unit = gcd(unit, term.coefficient());
            }
        }
        boolean areBetween = greatest - least < Math.abs(distance);
        long columns = column.extent() instanceof Extent.Fixed fixed ? fixed.count() : Integer.MAX_VALUE;
        return distance != 0 && (areBetween || unit == 0 || Math.abs(distance) * (columns - 1) < unit);
    }

    /** The part of a position that depends on loops around both. */
    private Affine around(Affine position) {
        return position.without(inside).plus(-position.offset());
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }
}
