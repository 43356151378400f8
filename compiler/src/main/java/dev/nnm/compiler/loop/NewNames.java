package dev.nnm.compiler.loop;

import dev.nnm.compiler.graph.ElementType;
import java.util.HashSet;
import java.util.Set;

/** Arrays, indices and variables that a program does not have yet. */
public final class NewNames {

    private final Set<String> arrays = new HashSet<>();
    private int nextIndex;
    private int nextLocal;

    /** Notes what there is. */
    public NewNames(LoopProgram program) {
        program.arrays().forEach(array -> arrays.add(array.name()));
        program.methods().forEach(method -> Walk.statements(method.body(), this::note));
    }

    private void note(Statement statement) {
        if (statement instanceof Statement.Loop loop) {
            nextIndex = Math.max(nextIndex, loop.index().id() + 1);
        } else if (statement instanceof Statement.Define define) {
            nextLocal = Math.max(nextLocal, define.local().id() + 1);
        } else if (statement instanceof Statement.DefinePosition define) {
            nextIndex = Math.max(nextIndex, define.index().id() + 1);
        } else if (statement instanceof Statement.Contraction contraction) {
            contraction.tiling().indices().forEach(index -> nextIndex = Math.max(nextIndex, index.id() + 1));
        }
    }

    /** An array of the kernel's own. */
    public LoopArray work(String name, int size) {
        return work(name, size, false);
    }

    /** An array of the kernel's own, which may have so many elements for each example. */
    public LoopArray work(String name, int size, boolean batched) {
        String candidate = name;
        for (int number = 2; !arrays.add(candidate); number++) {
            candidate = name + number;
        }
        return new LoopArray(candidate, new LoopArray.Role.Work(), size, batched);
    }

    /** An index with a known number of values. */
    public LoopIndex index(String name, int count) {
        return index(name, new Extent.Fixed(count));
    }

    /** An index. */
    public LoopIndex index(String name, Extent extent) {
        return new LoopIndex(nextIndex++, name, extent);
    }

    /** A variable for the same value as another. */
    public Local local(Local other) {
        return local(other.name(), other.element());
    }

    /** A variable. */
    public Local local(String name, ElementType element) {
        return new Local(nextLocal++, name, element);
    }
}
