package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Rewrite;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes several loops of one whose index decides what is computed, as where tensors are joined or padded: one for each
 * range of the index in which the same conditions hold, so that none of them asks. The ranges follow one another, so
 * the order of all that is computed stays the same.
 */
final class RangeSplitting {

    /** More loops than that are no gain. */
    private static final int MOST_RANGES = 8;

    /** The greatest number of operations and elements in the bodies of all loops together. */
    private static final int LARGEST = 200;

    private final Workspace workspace;

    private RangeSplitting(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The statements with such loops split, those inside others too. */
    static List<Statement> apply(Workspace workspace, List<Statement> statements) {
        return new RangeSplitting(workspace).split(statements);
    }

    private List<Statement> split(List<Statement> statements) {
        return statements.stream().flatMap(this::split).toList();
    }

    private Stream<Statement> split(Statement statement) {
        if (!(statement instanceof Statement.Loop loop)) {
            return Stream.of(statement);
        }
        if (!isSplittable(loop)) {
            return Stream.of(loop.withBody(split(loop.body())));
        }
        List<Statement> ranges = ranges(loop);
        return ranges.isEmpty() || size(ranges) > LARGEST
                ? Stream.of(loop.withBody(split(loop.body())))
                : ranges.stream();
    }

    private static boolean isSplittable(Statement.Loop loop) {
        boolean[] all = {!loop.iterations().areSteps()};
        Walk.statements(
                loop.body(),
                statement -> all[0] &= !(statement instanceof Statement.Contraction
                        || statement instanceof Statement.DefinePosition
                        || statement instanceof Statement.Call));
        return all[0];
    }

    /** What computes the same range by range; empty if no condition changes, or too often. */
    private List<Statement> ranges(Statement.Loop loop) {
        if (!(loop.index().extent() instanceof Extent.Fixed fixed)) {
            return List.of();
        }
        NavigableSet<Integer> ends = changes(loop, fixed.count());
        if (ends.isEmpty() || ends.size() >= MOST_RANGES) {
            return List.of();
        }
        ends.add(fixed.count());
        List<Statement> ranges = new ArrayList<>();
        int start = 0;
        for (int end : ends) {
            ranges.addAll(range(loop, start, end));
            start = end;
        }
        return ranges;
    }

    /** Where a condition that depends on nothing but the loop's index begins or ceases to hold. */
    private static NavigableSet<Integer> changes(Statement.Loop loop, int count) {
        NavigableSet<Integer> changes = new TreeSet<>();
        checks(loop.body(), check -> {
            Affine function = check.index();
            if (function.terms().size() == 1 && function.coefficient(loop.index()) != 0) {
                int factor = function.coefficient(loop.index());
                changes.add(firstFrom(factor, -function.offset()));
                changes.add(firstFrom(factor, check.size() - function.offset()));
            }
        });
        changes.removeIf(change -> change <= 0 || change >= count);
        return changes;
    }

    /** The first index from which on factor · index lies on the other side of a bound. */
    private static int firstFrom(int factor, int bound) {
        return factor > 0 ? -Math.floorDiv(-bound, factor) : Math.floorDiv(bound, factor) + 1;
    }

    private static void checks(List<Statement> statements, Consumer<RangeCheck> visitor) {
        Walk.scalars(statements, scalar -> {
            if (scalar instanceof Scalar.Guarded guarded) {
                guarded.checks().forEach(visitor);
            }
        });
        Walk.statements(statements, statement -> {
            if (statement instanceof Statement.AccumulateStore store) {
                store.checks().forEach(visitor);
            }
        });
    }

    /** What the loop does from one value of its index to another, exclusive. */
    private List<Statement> range(Statement.Loop loop, int start, int end) {
        boolean once = end - start == 1;
        LoopIndex index = new LoopIndex(0, loop.index().name(), new Extent.Fixed(end - start));
        if (!once) {
            index = workspace.indices().index(index.extent(), index.name());
        }
        Affine number = once ? Affine.constant(start) : Affine.of(index).plus(start);
        List<Statement> body = new ArrayList<>();
        for (Statement statement : loop.body()) {
            Statement moved = Indices.change(
                    statement,
                    function -> function.without(List.of(loop.index()))
                            .plus(number.times(function.coefficient(loop.index()))));
            KnownConditions.in(moved).ifPresent(body::add);
        }
        List<Statement> inside = split(withOwnLocals(body));
        if (once) {
            return inside;
        }
        return inside.isEmpty() ? List.of() : List.of(new Statement.Loop(index, loop.iterations(), inside));
    }

    /** A copy of statements, with variables of its own. */
    private List<Statement> withOwnLocals(List<Statement> statements) {
        Map<Local, Local> own = new HashMap<>();
        Walk.statements(statements, statement -> {
            if (statement instanceof Statement.Define define) {
                Local local = define.local();
                own.put(local, workspace.local(local.name(), local.element()));
            }
        });
        return own.isEmpty() ? statements : Rewrite.locals(statements, local -> own.getOrDefault(local, local));
    }

    private static int size(List<Statement> statements) {
        int[] size = new int[1];
        Walk.scalars(
                statements,
                scalar -> size[0] += scalar instanceof Scalar.Apply || scalar instanceof Scalar.Load ? 1 : 0);
        return size[0];
    }
}
