package dev.nnm.compiler.loop.share;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the iterations of a loop add to variables outside, as examples do to a loss, is kept in an array and added after
 * the loop, in the order of the iterations.
 */
final class LaterSums {

    private final Statement.Loop loop;
    private final NewNames names;
    private final List<LoopArray> arrays = new ArrayList<>();
    private final List<Statement> after = new ArrayList<>();
    private final Statement.Loop changed;

    LaterSums(Statement.Loop loop, NewNames names) {
        this.loop = loop;
        this.names = names;
        this.changed = canKeep() && loop.body().stream().anyMatch(Statement.Accumulate.class::isInstance)
                ? loop.withBody(kept())
                : loop;
    }

    /** The loop that keeps what is to be added. */
    Statement.Loop loop() {
        return changed;
    }

    /** The arrays that hold it. */
    List<LoopArray> arrays() {
        return arrays;
    }

    /** What adds it. */
    List<Statement> after() {
        return after;
    }

    private boolean canKeep() {
        return loop.index().extent() instanceof Extent.Batch || loop.index().extent() instanceof Extent.Fixed;
    }

    private List<Statement> kept() {
        Set<Local> others = new HashSet<>();
        Walk.statements(loop.body(), statement -> {
            if (statement instanceof Statement.Define define) {
                others.add(define.local());
            }
        });
        Walk.scalars(loop.body(), scalar -> {
            if (scalar instanceof Scalar.Read read) {
                others.add(read.local());
            }
        });
        List<Statement> body = new ArrayList<>();
        for (Statement statement : loop.body()) {
            boolean isSum = statement instanceof Statement.Accumulate sum
                    && sum.local().element() == ElementType.REAL
                    && !others.contains(sum.local());
            body.add(isSum ? kept((Statement.Accumulate) statement) : statement);
        }
        return body;
    }

    private Statement kept(Statement.Accumulate sum) {
        LoopIndex index = loop.index();
        boolean batched = index.extent() instanceof Extent.Batch;
        LoopArray array = names.work(sum.local().name() + "_of_each", batched ? 1 : index.greatest() + 1, batched);
        arrays.add(array);
        Buffer buffer = Buffer.whole(array, Shape.of(array.size()));
        LoopIndex later = names.index(index.name(), index.extent());
        Scalar value = new Scalar.Load(buffer, Affine.of(later));
        Statement add = new Statement.Accumulate(sum.local(), sum.combine(), value, sum.origin());
        after.add(new Statement.Loop(later, Statement.Iterations.ACCUMULATING, List.of(add)));
        return new Statement.Store(buffer, Affine.of(index), sum.value(), sum.origin());
    }
}
