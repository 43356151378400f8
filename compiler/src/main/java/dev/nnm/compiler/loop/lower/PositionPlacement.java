package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds positions as seldom as possible: those that are the same in all iterations of a loop before the loop, and those
 * that are the same as others not again.
 */
final class PositionPlacement {

    /** What a position depends on. */
    private record Found(Scalar value, int size) {}

    /** Array names, local variables and indices. */
    private record Things(Set<Object> all) {

        Things() {
            this(new HashSet<>());
        }

        boolean hasAnyOf(Things others) {
            return others.all.stream().anyMatch(all::contains);
        }
    }

    private PositionPlacement() {}

    /** The statements with their positions in better places. */
    static List<Statement> place(List<Statement> statements) {
        boolean[] any = new boolean[1];
        Walk.statements(statements, statement -> any[0] |= statement instanceof Statement.DefinePosition);
        return any[0] ? placed(statements) : statements;
    }

    private static List<Statement> placed(List<Statement> statements) {
        List<Statement> hoisted = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Loop loop) {
                hoist(loop.withBody(placed(loop.body())), hoisted);
            } else {
                hoisted.add(statement);
            }
        }
        return merged(hoisted);
    }

    private static void hoist(Statement.Loop loop, List<Statement> before) {
        Things changed = changed(loop.body());
        changed.all().add(loop.index());
        List<Statement> rest = new ArrayList<>();
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.DefinePosition define && !changed.hasAnyOf(read(define.value()))) {
                before.add(define);
                changed.all().remove(define.index());
            } else {
                rest.add(statement);
            }
        }
        before.add(loop.withBody(rest));
    }

    /** What statements write to or define. */
    private static Things changed(List<Statement> statements) {
        Things changed = new Things();
        Walk.statements(statements, statement -> {
            if (statement instanceof Statement.Store store) {
                changed.all().add(store.buffer().array().name());
            } else if (statement instanceof Statement.AccumulateStore store) {
                changed.all().add(store.buffer().array().name());
            } else if (statement instanceof Statement.Contraction contraction) {
                changed.all().add(contraction.buffer().array().name());
            } else if (statement instanceof Statement.Define define) {
                changed.all().add(define.local());
            } else if (statement instanceof Statement.Accumulate accumulate) {
                changed.all().add(accumulate.local());
            } else if (statement instanceof Statement.Assign assign) {
                changed.all().add(assign.local());
            } else if (statement instanceof Statement.DefinePosition define) {
                changed.all().add(define.index());
            } else if (statement instanceof Statement.Loop loop) {
                changed.all().add(loop.index());
            }
        });
        return changed;
    }

    private static Things read(Scalar value) {
        Things read = new Things();
        Walk.scalars(value, scalar -> {
            if (scalar instanceof Scalar.Load load) {
                read.all().add(load.buffer().array().name());
            } else if (scalar instanceof Scalar.Read local) {
                read.all().add(local.local());
            }
            Indices.of(scalar, read.all()::add);
        });
        return read;
    }

    /** Statements of one block without positions that were found before, of what has not changed since. */
    private static List<Statement> merged(List<Statement> statements) {
        Map<Found, LoopIndex> known = new HashMap<>();
        Map<LoopIndex, LoopIndex> same = new HashMap<>();
        List<Statement> merged = new ArrayList<>();
        for (Statement statement : statements) {
            Statement current = Indices.replace(statement, index -> same.getOrDefault(index, index));
            if (current instanceof Statement.DefinePosition define) {
                Found found = new Found(define.value(), define.index().greatest() + 1);
                LoopIndex before = known.putIfAbsent(found, define.index());
                if (before != null) {
                    same.put(define.index(), before);
                    continue;
                }
            } else {
                Things changed = changed(List.of(current));
                known.keySet().removeIf(found -> changed.hasAnyOf(read(found.value())));
            }
            merged.add(current);
        }
        return merged;
    }
}
