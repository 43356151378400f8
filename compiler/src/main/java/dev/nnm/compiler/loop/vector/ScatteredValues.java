package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.Rewrite;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps in a variable what lanes store at places that are no neighbours, where the same iteration needs it again: to
 * read it back is one of the largest operations of vectors.
 */
final class ScatteredValues {

    private final LoopIndex lane;
    private final NewNames names;

    private ScatteredValues(LoopIndex lane, NewNames names) {
        this.lane = lane;
        this.names = names;
    }

    /** The body of a loop in lanes with such variables. */
    static List<Statement> kept(List<Statement> body, LoopIndex lane, NewNames names) {
        return new ScatteredValues(lane, names).in(body);
    }

    private List<Statement> in(List<Statement> statements) {
        List<Statement> kept = new ArrayList<>();
        for (Statement statement : statements) {
            kept.add(statement instanceof Statement.Loop loop ? loop.withBody(in(loop.body())) : statement);
        }
        for (int k = 0; k < kept.size(); k++) {
            if (kept.get(k) instanceof Statement.Store store && isScattered(store)) {
                List<Statement> later = kept.subList(k + 1, end(store.buffer(), kept, k + 1));
                if (reads(later, store)) {
                    Local local = names.local(store.buffer().name(), ElementType.REAL);
                    later.replaceAll(each ->
                            Rewrite.scalars(each, scalar -> isOf(scalar, store) ? new Scalar.Read(local) : scalar));
                    kept.set(k, new Statement.Define(local, store.value(), store.origin()));
                    k++;
                    kept.add(
                            k,
                            new Statement.Store(store.buffer(), store.index(), new Scalar.Read(local), store.origin()));
                }
            }
        }
        return kept;
    }

    private boolean isScattered(Statement.Store store) {
        int distance = store.index().coefficient(lane);
        return distance != 0 && distance != 1;
    }

    /**
     * Where the value can be another one: behind the next statement that writes to the array, or before such a loop.
     */
    private static int end(Buffer buffer, List<Statement> statements, int from) {
        for (int k = from; k < statements.size(); k++) {
            if (writes(statements.get(k), buffer)) {
                return statements.get(k) instanceof Statement.Loop ? k : k + 1;
            }
        }
        return statements.size();
    }

    private static boolean writes(Statement statement, Buffer buffer) {
        boolean[] found = {false};
        Walk.statements(List.of(statement), each -> {
            if (each instanceof Statement.Store store) {
                found[0] |= store.buffer().array().equals(buffer.array());
            } else if (each instanceof Statement.AccumulateStore store) {
                found[0] |= store.buffer().array().equals(buffer.array());
            }
        });
        return found[0];
    }

    private static boolean reads(List<Statement> statements, Statement.Store store) {
        boolean[] found = {false};
        Walk.scalars(statements, scalar -> found[0] |= isOf(scalar, store));
        return found[0];
    }

    private static boolean isOf(Scalar scalar, Statement.Store store) {
        return scalar instanceof Scalar.Load load
                && load.buffer().equals(store.buffer())
                && load.index().equals(store.index());
    }
}
