package dev.nnm.compiler.emit;

import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each method of a program refers to: the arrays, and whether the size of the batch, itself or for what it calls.
 */
final class MethodNeeds {

    private final Map<String, Set<String>> arrays = new HashMap<>();
    private final Set<String> batch = new HashSet<>();

    /** Looks at all methods; those that are called come after those that call them. */
    MethodNeeds(LoopProgram program) {
        List<LoopMethod> methods = program.methods();
        for (int i = methods.size() - 1; i >= 0; i--) {
            look(methods.get(i));
        }
    }

    private void look(LoopMethod method) {
        Set<String> used = new HashSet<>();
        Walk.buffers(method.body(), buffer -> used.add(buffer.array().name()));
        Walk.statements(method.body(), statement -> {
            boolean loopsOverBatch = statement instanceof Statement.Loop loop
                    && loop.index().extent().dependsOnBatch();
            boolean contractsBatch = statement instanceof Statement.Contraction contraction
                    && contraction.tiling().indices().stream()
                            .anyMatch(index -> index.extent().dependsOnBatch());
            boolean callsForBatch = statement instanceof Statement.Call call && batch.contains(call.method());
            if (loopsOverBatch || contractsBatch || callsForBatch) {
                batch.add(method.name());
            }
        });
        Walk.scalars(method.body(), scalar -> {
            if (scalar instanceof Scalar.BatchSize) {
                batch.add(method.name());
            }
        });
        arrays.put(method.name(), used);
    }

    /** Whether a method is given the size of the batch. */
    boolean batch(String method) {
        return batch.contains(method);
    }

    /** The arrays that a method refers to, of those given, in their order. */
    List<LoopArray> arrays(LoopMethod method, List<LoopArray> all) {
        Set<String> used = arrays.getOrDefault(method.name(), Set.of());
        List<LoopArray> needed = new ArrayList<>(all);
        needed.removeIf(array -> !used.contains(array.name()));
        return needed;
    }
}
