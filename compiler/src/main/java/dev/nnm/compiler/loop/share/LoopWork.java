package dev.nnm.compiler.loop.share;

import dev.nnm.compiler.loop.Amount;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.JavaForm;
import java.util.List;

/** How much there is to do in a loop, counted in products of a matrix product: so many take as long. */
final class LoopWork {

    /** A number read, written or computed by an operator. */
    private static final long PLAIN = 2;

    /** A function, in lanes. */
    private static final long FUNCTION = 64;

    private LoopWork() {}

    static Amount of(Statement.Loop loop) {
        Amount once = of(loop.body());
        Extent extent = loop.index().extent();
        if (extent instanceof Extent.Fixed fixed) {
            return once.times(fixed.count());
        }
        long ofBlock = once.fixed() + once.perExample();
        return new Amount(0, extent instanceof Extent.Blocks blocks ? ofBlock / blocks.examples() : ofBlock);
    }

    private static Amount of(List<Statement> statements) {
        return statements.stream().map(LoopWork::of).reduce(Amount.NONE, Amount::plus);
    }

    private static Amount of(Statement statement) {
        if (statement instanceof Statement.Loop loop) {
            return of(loop);
        }
        long[] all = {PLAIN};
        if (statement instanceof Statement.Computation computation) {
            Walk.scalars(computation.value(), scalar -> all[0] += of(scalar));
        }
        return Amount.fixed(all[0]);
    }

    private static long of(Scalar scalar) {
        if (scalar instanceof Scalar.Apply apply) {
            return apply.operation().java() instanceof JavaForm.Call ? FUNCTION : PLAIN;
        }
        return scalar instanceof Scalar.Load ? PLAIN : 0;
    }
}
