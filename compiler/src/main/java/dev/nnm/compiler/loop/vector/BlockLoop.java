package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.OperationCount;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A loop over examples whose body is too large for the lanes of one method: it goes block by block, and within a block
 * part by part, each part a loop over the block's examples in lanes. What later parts need lies in arrays that a
 * processor's cache holds. Examples after the last whole block are computed one by one.
 */
final class BlockLoop {

    /** The examples of a block: one or more vectors. */
    private static final int EXAMPLES = 16;

    /**
     * With vectors of at least so many bits a block is one, so that the first cache holds more of what is passed on.
     */
    private static final int BITS_OF_LONG_VECTORS = 512;

    /** The greatest number of operations in a part, unless a single statement has more. */
    private static final int LARGEST_PART = 50;

    /** Larger bodies would have more code than pays. */
    static final int MOST_OPERATIONS = 6_000;

    private final BatchLoop batch;
    private final Predicate<Statement.Loop> fitsMethod;
    private final Statement.Loop loop;
    private final NewNames names;
    private final int examples;
    private final LoopIndex block;
    private final LoopIndex inBlock;
    private final PartValues values;

    /**
     * A loop over blocks.
     *
     * @param batch the loop, with as many examples at once as a block has
     */
    BlockLoop(BatchLoop batch, NewNames names, Predicate<Statement.Loop> fitsMethod) {
        this.batch = batch;
        this.fitsMethod = fitsMethod;
        this.loop = batch.loop();
        this.names = names;
        this.examples = batch.atOnce();
        this.block = names.index("block", new Extent.Blocks(examples));
        this.inBlock = names.index("e", examples);
        this.values = new PartValues(parts(), inBlock, names);
    }

    /** How many examples a block has with vectors of a length. */
    static int examples(Target target, Precision precision) {
        return target.vectorBits() < BITS_OF_LONG_VECTORS ? EXAMPLES : target.lanes(precision);
    }

    /** Whether no statement of a loop is too large for a part. */
    static boolean canBeCut(BatchLoop batch, Predicate<Statement.Loop> fitsMethod) {
        return batch.loop().body().stream()
                .allMatch(statement -> operations(batch, statement) <= 2 * LARGEST_PART
                        && fitsMethod.test(batch.inLanes(List.of(statement))));
    }

    /** The arrays that carry values between parts. */
    List<LoopArray> arrays() {
        return values.arrays();
    }

    /** The loop over blocks, and the one over the examples after these. */
    List<Statement> statements() {
        List<Statement> inParts = new ArrayList<>();
        for (List<Statement> part : values.parts()) {
            List<Statement> body = ofExample(
                    batch.inRoom(part, Affine.of(inBlock)),
                    Affine.of(block).times(examples).plus(Affine.of(inBlock)));
            List<Statement> kept = ScatteredValues.kept(body, inBlock, names);
            inParts.add(new Statement.Loop(inBlock, loop.iterations(), kept).asLanes(Set.of()));
        }
        LoopIndex rest = names.index(loop.index().name(), new Extent.AfterBlocks(examples));
        List<Statement> singly = ofExample(batch.inRoom(loop.body(), Affine.ZERO), Affine.of(rest));
        return List.of(
                new Statement.Loop(block, loop.iterations(), inParts),
                new Statement.Loop(rest, loop.iterations(), singly));
    }

    /** Statements for the example of a number. */
    private List<Statement> ofExample(List<Statement> statements, Affine number) {
        LoopIndex example = loop.index();
        return statements.stream()
                .map(statement -> Indices.change(
                        statement,
                        function ->
                                function.without(List.of(example)).plus(number.times(function.coefficient(example)))))
                .toList();
    }

    private List<List<Statement>> parts() {
        List<List<Statement>> parts = new ArrayList<>();
        List<Statement> part = new ArrayList<>();
        int operations = 0;
        for (Statement statement : loop.body()) {
            int more = operations(batch, statement);
            part.add(statement);
            operations += more;
            if (part.size() > 1 && (operations > LARGEST_PART || !fitsMethod.test(batch.inLanes(part)))) {
                parts.add(part.subList(0, part.size() - 1));
                part = new ArrayList<>(List.of(statement));
                operations = more;
            }
        }
        parts.add(part);
        return parts;
    }

    private static int operations(BatchLoop batch, Statement statement) {
        int[] count = new int[1];
        Walk.statements(List.of(statement), each -> count[0] += batch.operationsOfTarget(each));
        Walk.scalars(List.of(statement), scalar -> count[0] += OperationCount.own(scalar));
        return count[0];
    }
}
