package dev.nnm.compiler.loop.pack;

import dev.nnm.compiler.loop.Amount;
import dev.nnm.compiler.loop.Lifetimes;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.SharedRoom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets work arrays that are not needed at the same time use the same memory. The arrays stay what they are. This
 * changes nothing, since a work array is undefined before it is written in a run.
 *
 * <p>Arrays take rooms in the order of their sizes, each the smallest room that is free while it is needed ("greedy by
 * size for shared objects" of Pisarchyk and Lee, Efficient Memory Management for Deep Neural Net Inference, 2020).
 */
final class RoomSharing {

    /** Smaller arrays are left alone: what they take does not matter, and code is easier to read without. */
    static final int LEAST_SIZE = 256;

    /** With so many examples an array is counted that grows with them. */
    private static final int EXAMPLES = 32;

    private final LoopProgram program;
    private final int leastSize;
    private final Lifetimes lifetimes;
    private final List<List<LoopArray>> rooms = new ArrayList<>();

    private RoomSharing(LoopProgram program, int leastSize) {
        this.program = program;
        this.leastSize = leastSize;
        this.lifetimes = Lifetimes.of(program);
    }

    /**
     * The program with shared memory; itself where nothing can be shared.
     *
     * @param leastSize the least size of arrays that share memory
     */
    static LoopProgram apply(LoopProgram program, int leastSize) {
        return new RoomSharing(program, leastSize).shared();
    }

    private LoopProgram shared() {
        Set<String> used = Set.copyOf(lifetimes.arrays());
        program.arrays().stream()
                .filter(array -> isWorthSharing(array) && used.contains(array.name()))
                .sorted(Comparator.comparingInt(LoopArray::size).reversed())
                .forEach(this::takeRoom);
        List<SharedRoom> shared = new ArrayList<>();
        for (List<LoopArray> holds : rooms) {
            if (holds.size() > 1) {
                shared.add(room(holds, shared.size() + 1));
            }
        }
        return shared.isEmpty() ? program : program.sharing(shared);
    }

    private boolean isWorthSharing(LoopArray array) {
        return array.role() instanceof LoopArray.Role.Work && Amount.of(array).at(EXAMPLES) >= leastSize;
    }

    /** The smallest room that is free: the last, since each is at most as large as those before. */
    private void takeRoom(LoopArray array) {
        Optional<List<LoopArray>> free =
                rooms.stream().filter(room -> fits(array, room)).reduce((first, second) -> second);
        free.ifPresentOrElse(room -> room.add(array), () -> rooms.add(new ArrayList<>(List.of(array))));
    }

    private boolean fits(LoopArray array, List<LoopArray> room) {
        Lifetimes.Lifetime lifetime = lifetimes.of(array.name());
        return room.stream()
                .allMatch(held -> held.batched() == array.batched()
                        && !lifetimes.of(held.name()).overlaps(lifetime));
    }

    private SharedRoom room(List<LoopArray> holds, int number) {
        LoopArray largest = holds.get(0);
        String name = FreeNames.array(program, "room" + number);
        LoopArray room = new LoopArray(name, largest.role(), largest.size(), largest.batched());
        List<LoopArray> inOrder = holds.stream()
                .sorted(Comparator.comparingInt(
                        array -> lifetimes.of(array.name()).first()))
                .toList();
        return new SharedRoom(room, inOrder);
    }
}
