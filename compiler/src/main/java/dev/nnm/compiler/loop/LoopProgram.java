package dev.nnm.compiler.loop;

import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.Precision;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kernel as loops.
 *
 * @param description the kernel's signature
 * @param precision the precision of all its numbers
 * @param target what it counts on
 * @param arrays all arrays; the arguments first, in the signature's order
 * @param rooms the memory that work arrays share; the others have memory of their own
 * @param methods the methods; the first is what a run executes, the others are called from those before them
 */
public record LoopProgram(
        KernelDescription description,
        Precision precision,
        Target target,
        List<LoopArray> arrays,
        List<SharedRoom> rooms,
        List<LoopMethod> methods) {

    /** Copies the lists. */
    public LoopProgram {
        arrays = List.copyOf(arrays);
        rooms = List.copyOf(rooms);
        methods = List.copyOf(methods);
    }

    /** The method that a run executes. */
    public LoopMethod entry() {
        return methods.get(0);
    }

    /** The same program with other arrays and methods. */
    public LoopProgram with(List<LoopArray> newArrays, List<LoopMethod> newMethods) {
        return new LoopProgram(description, precision, target, newArrays, rooms, newMethods);
    }

    /**
     * The same program with other methods and some other arrays.
     *
     * @param replaced arrays in place of those of the same name
     * @param added arrays that it has not had
     */
    public LoopProgram with(Map<String, LoopArray> replaced, List<LoopArray> added, List<LoopMethod> newMethods) {
        Stream<LoopArray> kept = arrays.stream().map(array -> replaced.getOrDefault(array.name(), array));
        return with(Stream.concat(kept, added.stream()).toList(), newMethods);
    }

    /** The same program with work arrays that share memory. */
    public LoopProgram sharing(List<SharedRoom> shared) {
        return new LoopProgram(description, precision, target, arrays, shared, methods);
    }

    /** The work arrays with memory of their own, and the memory that others share. */
    public List<LoopArray> workMemory() {
        Set<LoopArray> shared = new HashSet<>();
        rooms.forEach(room -> shared.addAll(room.holds()));
        Stream<LoopArray> own =
                arrays.stream().filter(array -> array.role() instanceof LoopArray.Role.Work && !shared.contains(array));
        return Stream.concat(own, rooms.stream().map(SharedRoom::room)).toList();
    }

    /**
     * Whether there are matrix products. Elements that are no neighbours are then taken one by one: a step may take so
     * long that the JIT compiles it before it has seen much gathering, which it then does not inline.
     */
    public boolean hasContractions() {
        boolean[] any = new boolean[1];
        methods.forEach(method ->
                Walk.statements(method.body(), statement -> any[0] |= statement instanceof Statement.Contraction));
        return any[0];
    }
}
