package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.loop.ArrayUses;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Marks the loops whose iterations are done several at once, and makes room for that: loops over examples with small
 * bodies, and innermost loops over neighbours in memory that contain something that the JIT does not turn into vectors
 * by itself.
 */
public final class Vectorization {

    private final Predicate<Statement.Loop> fitsMethod;
    private final int lanes;
    private final int examplesOfBlock;
    private final ArrayUses uses;
    private final NewNames names;
    private final Map<String, LoopArray> widened = new HashMap<>();
    private final List<LoopArray> added = new ArrayList<>();

    private Vectorization(LoopProgram program, Predicate<Statement.Loop> fitsMethod) {
        this.fitsMethod = fitsMethod;
        this.names = new NewNames(program);
        this.lanes = program.target().lanes(program.precision());
        this.examplesOfBlock = BlockLoop.examples(program.target(), program.precision());
        this.uses = new ArrayUses(program);
    }

    /**
     * The program with such loops marked; itself if there are no vectors.
     *
     * @param fitsMethod whether a loop, in lanes, is small enough for one method: no loop in lanes is divided later
     */
    public static LoopProgram apply(LoopProgram program, Predicate<Statement.Loop> fitsMethod) {
        return program.target().hasVectors() ? new Vectorization(program, fitsMethod).marked(program) : program;
    }

    private LoopProgram marked(LoopProgram program) {
        List<LoopMethod> methods = program.methods().stream()
                .map(method ->
                        new LoopMethod(method.name(), method.parameters(), statements(Collapse.in(method.body()))))
                .toList();
        return program.with(widened, added, methods);
    }

    private List<Statement> statements(List<Statement> statements) {
        return statements.stream().flatMap(this::statement).toList();
    }

    private Stream<Statement> statement(Statement statement) {
        if (!(statement instanceof Statement.Loop loop)) {
            return Stream.of(statement);
        }
        BatchLoop batch = BatchLoop.of(loop, lanes, lanes, uses);
        if (batch != null && batch.isSmall()) {
            LaneSums sums = new LaneSums(batch.inLanes(names), lanes, names);
            if (sums.statements().stream().allMatch(this::fits)) {
                widened.putAll(batch.widened());
                added.addAll(sums.arrays());
                return sums.statements().stream();
            }
        }
        // A block has at least as many examples as a vector has lanes, so it needs at least as much room.
        boolean inBlocks = batch != null && BlockLoop.canBeCut(batch, fitsMethod);
        BatchLoop large = inBlocks ? BatchLoop.of(loop, examplesOfBlock, lanes, uses) : null;
        if (large != null) {
            widened.putAll(large.widened());
            BlockLoop blocks = new BlockLoop(large, names, fitsMethod);
            added.addAll(blocks.arrays());
            return blocks.statements().stream();
        }
        return inLanesInside(loop);
    }

    private boolean fits(Statement statement) {
        return !(statement instanceof Statement.Loop loop) || !loop.inLanes() || fitsMethod.test(loop);
    }

    private Stream<Statement> inLanesInside(Statement.Loop loop) {
        if (loop.body().stream().noneMatch(inner -> inner instanceof Statement.Loop)) {
            return Stream.of(NeighbourLoop.gains(loop, lanes) ? loop.asLanes(Set.of()) : loop);
        }
        Optional<OperandCopies> copies = OperandCopies.of(loop, NeighbourLoop.FEWEST_VECTORS * lanes, names);
        if (copies.isEmpty()) {
            return Stream.of(loop.withBody(statements(loop.body())));
        }
        added.addAll(copies.get().arrays());
        return statements(Collapse.in(copies.get().statements())).stream();
    }
}
