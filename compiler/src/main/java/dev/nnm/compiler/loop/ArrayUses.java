package dev.nnm.compiler.loop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often the arrays of a program are referred to. */
public final class ArrayUses {

    private final Map<String, Integer> all = new HashMap<>();

    /** Counts. */
    public ArrayUses(LoopProgram program) {
        program.methods().forEach(method -> count(method.body(), all));
    }

    private static void count(List<Statement> statements, Map<String, Integer> counts) {
        Walk.buffers(statements, buffer -> counts.merge(buffer.array().name(), 1, Integer::sum));
    }

    /** Whether something outside a loop refers to an array. */
    public boolean isUsedOutside(String array, Statement.Loop loop) {
        Map<String, Integer> inside = new HashMap<>();
        count(loop.body(), inside);
        return !all.getOrDefault(array, 0).equals(inside.getOrDefault(array, 0));
    }
}
