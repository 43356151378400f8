package dev.nnm.compiler.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When the arrays of a program are needed. Time is counted in steps: the statements of the entry that are in no loop,
 * and in the place of a call those of the method that it calls.
 */
public final class Lifetimes {

    /**
     * When an array is needed.
     *
     * @param first the step that refers to it first, from 1
     * @param last the step that refers to it last
     */
    public record Lifetime(int first, int last) {

        /** Whether there is a step in which both are needed. */
        public boolean overlaps(Lifetime other) {
            return first <= other.last && other.first <= last;
        }
    }

    private final Map<String, LoopMethod> methods = new HashMap<>();
    private final List<Statement> steps = new ArrayList<>();
    private final Map<String, Lifetime> lifetimes = new LinkedHashMap<>();

    private Lifetimes(LoopProgram program) {
        program.methods().forEach(method -> methods.put(method.name(), method));
        addSteps(program.entry().body());
        for (int step = 1; step <= steps.size(); step++) {
            use(List.of(steps.get(step - 1)), step);
        }
    }

    /** The lifetimes of all arrays of a program. */
    public static Lifetimes of(LoopProgram program) {
        return new Lifetimes(program);
    }

    /** What is done in each step. */
    public List<Statement> steps() {
        return steps;
    }

    /** The names of the arrays that are needed at all, in the order in which they are. */
    public List<String> arrays() {
        return List.copyOf(lifetimes.keySet());
    }

    /** When an array is needed, which it must be. */
    public Lifetime of(String array) {
        Lifetime lifetime = lifetimes.get(array);
        if (lifetime == null) {
            throw new IllegalArgumentException("never used: " + array);
        }
        return lifetime;
    }

    private void addSteps(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Call call) {
                addSteps(body(call));
            } else {
                steps.add(statement);
            }
        }
    }

    private void use(List<Statement> statements, int step) {
        Walk.buffers(
                statements,
                buffer -> lifetimes.merge(
                        buffer.array().name(),
                        new Lifetime(step, step),
                        (before, now) -> new Lifetime(before.first(), now.last())));
        Walk.statements(statements, statement -> {
            if (statement instanceof Statement.Call call) {
                use(body(call), step);
            }
        });
    }

    private List<Statement> body(Statement.Call call) {
        LoopMethod method = methods.get(call.method());
        if (method == null) {
            throw new IllegalStateException("there is no method " + call.method());
        }
        return method.body();
    }
}
