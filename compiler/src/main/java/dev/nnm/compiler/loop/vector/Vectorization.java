package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Statement;
import java.util.List;

/**
 * Marks the loops whose iterations are done several at once: innermost loops over neighbours in memory that contain
 * something that the JIT does not turn into vectors by itself.
 */
public final class Vectorization {

    /** Shorter loops have too few full vectors, in multiples of the lanes. */
    private static final int FEWEST_VECTORS = 2;

    private final int lanes;

    private Vectorization(int lanes) {
        this.lanes = lanes;
    }

    /** The program with such loops marked; itself if there are no vectors. */
    public static LoopProgram apply(LoopProgram program) {
        if (!program.target().hasVectors()) {
            return program;
        }
        Vectorization vectorization = new Vectorization(program.target().lanes(program.precision()));
        List<LoopMethod> methods = program.methods().stream()
                .map(method ->
                        new LoopMethod(method.name(), method.parameters(), vectorization.statements(method.body())))
                .toList();
        return program.with(program.arrays(), methods);
    }

    private List<Statement> statements(List<Statement> statements) {
        return statements.stream().map(this::statement).toList();
    }

    private Statement statement(Statement statement) {
        if (!(statement instanceof Statement.Loop loop)) {
            return statement;
        }
        if (loop.body().stream().anyMatch(inner -> inner instanceof Statement.Loop)) {
            return loop.withBody(statements(loop.body()));
        }
        return isLong(loop) && NeighbourLoop.gains(loop) ? loop.asLanes() : loop;
    }

    private boolean isLong(Statement.Loop loop) {
        return loop.index().extent() instanceof Extent.Fixed fixed && fixed.count() >= FEWEST_VECTORS * lanes;
    }
}
