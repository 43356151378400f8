package dev.nnm.compiler.loop.share;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.ArrayUses;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Place;
import dev.nnm.compiler.loop.Rewrite;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A loop that threads may share, if it can be cut. */
final class Candidate {

    /** The greatest size of an array that each part has for itself. */
    private static final int LARGEST_ROOM = 16_384;

    /**
     * At least so many numbers lie between the rooms of two parts, so that no two threads write to one line of the
     * cache. Lines begin anywhere in an array.
     */
    private static final int GAP = 32;

    private final Statement.Loop loop;
    private final ArrayUses uses;
    private final int fewestColumns;
    private final Set<LoopIndex> inside = new HashSet<>();
    private final List<LoopIndex> around;
    private final Accesses accesses;
    private final Map<String, LoopArray> ofParts = new HashMap<>();

    /**
     * Looks at a loop.
     *
     * @param fewestColumns the least length of loops inside that are cut
     */
    Candidate(Statement.Loop loop, ArrayUses uses, int fewestColumns) {
        this.loop = loop;
        this.fewestColumns = fewestColumns;
        this.uses = uses;
        this.accesses = new Accesses(loop);
        this.around = Indices.free(List.of(loop));
        Walk.statements(List.of(loop), statement -> {
            if (statement instanceof Statement.Loop inner) {
                inside.add(inner.index());
            } else if (statement instanceof Statement.DefinePosition define) {
                inside.add(define.index());
            }
        });
    }

    /** The indices of the loops around that it uses, in the order of their ids. */
    List<LoopIndex> around() {
        return around;
    }

    /** The arrays that now have room for each part. */
    Collection<LoopArray> ofParts() {
        return ofParts.values();
    }

    /** Whether it can be a method of its own, parts of which run at the same time. */
    boolean canMove() {
        return around.stream().noneMatch(index -> index.extent() instanceof Extent.Computed) && hasOnlyOwnVariables();
    }

    /** Whether it contains nothing but loops and computations, and changes no variable of others. */
    private boolean hasOnlyOwnVariables() {
        Set<Local> own = new HashSet<>();
        boolean[] all = {true};
        Walk.statements(List.of(loop), statement -> {
            if (statement instanceof Statement.Define define) {
                own.add(define.local());
            } else if (statement instanceof Statement.Accumulate accumulate) {
                all[0] &= own.contains(accumulate.local());
            } else if (statement instanceof Statement.Assign assign) {
                all[0] &= own.contains(assign.local());
            } else if (statement instanceof Statement.Contraction || statement instanceof Statement.Call) {
                all[0] = false;
            }
        });
        return all[0];
    }

    // ---- ways to cut

    /** A part does some of the iterations; what these use in turn has room for each part. */
    Optional<Statement.Loop> byIterations() {
        if (!(loop.index().extent() instanceof Extent.Batch
                || loop.index().extent() instanceof Extent.Blocks
                || loop.index().extent() instanceof Extent.Fixed)) {
            return Optional.empty();
        }
        Set<LoopArray> common = accesses.common(Set.of(loop.index()), inside);
        if (!common.stream().allMatch(this::isUsedInTurn)) {
            return Optional.empty();
        }
        common.forEach(array -> ofParts.put(array.name(), ofPart(array)));
        return Optional.of(
                loop.withBody(Rewrite.places(loop.body(), this::ofPart)).asShared());
    }

    /** A part does all iterations, but only some of those of the loops inside. */
    Optional<Statement.Loop> byColumns() {
        List<Statement> cut = new ArrayList<>();
        Set<LoopIndex> columns = new HashSet<>();
        Set<Extent> extents = new HashSet<>();
        for (Statement statement : loop.body()) {
            if (!(statement instanceof Statement.Loop inner)
                    || inner.iterations().areSteps()
                    || !(inner.index().extent() instanceof Extent.Fixed fixed)
                    || fixed.count() < fewestColumns) {
                return Optional.empty();
            }
            columns.add(inner.index());
            extents.add(inner.index().extent());
            cut.add(inner.asShared());
        }
        boolean distinct =
                extents.size() == 1 && accesses.common(columns, inside).isEmpty();
        return distinct && !loop.inLanes() ? Optional.of(loop.withBody(cut)) : Optional.empty();
    }

    // ---- what iterations use in turn

    /** Whether each iteration sets what it uses of an array, and nobody else uses that. */
    private boolean isUsedInTurn(LoopArray array) {
        return array.role() instanceof LoopArray.Role.Work
                && !array.batched()
                && array.size() <= LARGEST_ROOM
                && !uses.isUsedOutside(array.name(), loop)
                && accesses.areSetFirst(array);
    }

    private static LoopArray ofPart(LoopArray array) {
        return new LoopArray(array.name(), new LoopArray.Role.Part(), array.size() + GAP, false);
    }

    private Place ofPart(Place place) {
        LoopArray array = ofParts.get(place.buffer().array().name());
        if (array == null) {
            return place;
        }
        Affine start = Affine.of(LoopIndex.PART).times(array.size());
        return new Place(
                Buffer.whole(array, Shape.of(array.size())),
                place.index().plus(place.buffer().offset()).plus(start));
    }
}
