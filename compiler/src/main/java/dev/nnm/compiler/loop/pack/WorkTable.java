package dev.nnm.compiler.loop.pack;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Place;
import dev.nnm.compiler.loop.Rewrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the work arrays of a program with very many of them into few: each is a field, and a class has room for 65,535.
 */
final class WorkTable {

    private static final int MANY = 400;

    /** Where a work array has gone. */
    private record Moved(LoopArray array, int offset) {}

    private final Map<String, Moved> places = new HashMap<>();
    private final List<LoopArray> arrays = new ArrayList<>();

    private WorkTable() {}

    /** The program itself unless it has too many work arrays. */
    static LoopProgram apply(LoopProgram program) {
        List<LoopArray> work =
                program.arrays().stream().filter(WorkTable::isWork).toList();
        return work.size() < MANY ? program : new WorkTable().collected(program, work);
    }

    private static boolean isWork(LoopArray array) {
        return array.role() instanceof LoopArray.Role.Work;
    }

    private LoopProgram collected(LoopProgram program, List<LoopArray> work) {
        program.arrays().stream().filter(array -> !isWork(array)).forEach(arrays::add);
        place(program, "work", work.stream().filter(array -> !array.batched()).toList());
        place(program, "batchWork", work.stream().filter(LoopArray::batched).toList());
        List<LoopMethod> methods = program.methods().stream()
                .map(method ->
                        new LoopMethod(method.name(), method.parameters(), Rewrite.places(method.body(), this::moved)))
                .toList();
        return program.with(arrays, methods);
    }

    /** Fills arrays in turn; what is too large to share one has its own. */
    private void place(LoopProgram program, String name, List<LoopArray> work) {
        List<LoopArray> group = new ArrayList<>();
        long size = 0;
        for (LoopArray array : work) {
            if (!group.isEmpty() && size + array.size() > LoopArray.LARGEST_NUMBERED) {
                placeGroup(program, name, group);
                group.clear();
                size = 0;
            }
            group.add(array);
            size += array.size();
        }
        if (!group.isEmpty()) {
            placeGroup(program, name, group);
        }
    }

    private void placeGroup(LoopProgram program, String name, List<LoopArray> group) {
        int size = group.stream().mapToInt(LoopArray::size).sum();
        String free = FreeNames.array(program, name + (arrays.size() + 1));
        LoopArray common = new LoopArray(
                free, new LoopArray.Role.Work(), size, group.get(0).batched());
        arrays.add(common);
        int offset = 0;
        for (LoopArray array : group) {
            places.put(array.name(), new Moved(common, offset));
            offset += array.size();
        }
    }

    // ---- references

    private Place moved(Place old) {
        Moved moved = places.get(old.buffer().array().name());
        return moved == null
                ? old
                : new Place(
                        Buffer.whole(moved.array(), Shape.of(moved.array().size())),
                        index(old.buffer(), old.index(), moved));
    }

    private static Affine index(Buffer buffer, Affine index, Moved place) {
        Affine moved = Affine.constant(index.offset() + buffer.offset() + place.offset());
        for (Affine.Term term : index.terms()) {
            boolean overExamples = term.index().extent() instanceof Extent.Batch
                    && buffer.array().batched();
            moved = moved.plus(
                    Affine.of(term.index()).times(overExamples ? place.array().size() : term.coefficient()));
        }
        return moved;
    }
}
