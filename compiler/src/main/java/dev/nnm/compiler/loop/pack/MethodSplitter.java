package dev.nnm.compiler.loop.pack;

import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Splits a method into several of bounded size: runs of statements that are too long together become methods called in
 * their place, innermost loops first. Local variables may then be used in another method than the one that defines
 * them; {@link Spilling} sees to that.
 */
final class MethodSplitter {

    private final CodeSize sizes;
    private final int limit;
    private final Map<String, LoopMethod> made;
    private final List<LoopIndex> given;

    private MethodSplitter(CodeSize sizes, int limit, Map<String, LoopMethod> made, List<LoopIndex> given) {
        this.sizes = sizes;
        this.limit = limit;
        this.made = made;
        this.given = given;
    }

    /**
     * Splits. What does a part of a task is told which.
     *
     * @param methods the methods, the entry first
     * @param sizes counts sizes
     * @param limit the greatest size of a method, as it counts
     * @return the entry first, each other one after the one that calls it, in the order in which they run
     */
    static List<LoopMethod> split(List<LoopMethod> methods, CodeSize sizes, int limit) {
        Map<String, LoopMethod> made = new HashMap<>();
        for (LoopMethod method : methods) {
            List<LoopIndex> given =
                    method.isTask() ? List.of(LoopIndex.PART, LoopIndex.FIRST, LoopIndex.END) : List.of();
            MethodSplitter splitter = new MethodSplitter(sizes, limit, made, given);
            made.put(method.name(), method.withBody(splitter.fit(method.body())));
        }
        Map<String, String> names = new LinkedHashMap<>();
        List<LoopMethod> ordered = new ArrayList<>();
        order(methods.get(0).name(), made, names, ordered);
        return ordered.stream().map(method -> renamed(method, names)).toList();
    }

    // ---- splitting

    private List<Statement> fit(List<Statement> statements) {
        List<Statement> fitting = statements.stream().map(this::fitBody).toList();
        while (!sizes.fit(fitting, limit)) {
            fitting = grouped(fitting);
        }
        return fitting;
    }

    private Statement fitBody(Statement statement) {
        if (statement instanceof Statement.Loop loop && !loop.inLanes() && !sizes.fit(List.of(loop), limit)) {
            return loop.withBody(fit(loop.body()));
        }
        return statement;
    }

    private static void addArrays(List<Statement> statements, Set<String> arrays) {
        Walk.buffers(statements, buffer -> arrays.add(buffer.array().name()));
    }

    /** Methods filled to the limit in turn, and calls of them. */
    private List<Statement> grouped(List<Statement> statements) {
        List<Statement> calls = new ArrayList<>();
        List<Statement> group = new ArrayList<>();
        Set<String> arrays = new HashSet<>();
        int code = 0;
        Map<LoopIndex, Statement.DefinePosition> positions = positions(statements);
        for (Statement statement : statements) {
            if (statement instanceof Statement.Leave leave) {
                addCall(calls, group, positions);
                group.clear();
                arrays.clear();
                code = 0;
                calls.addAll(withPositions(List.of(leave), positions));
                continue;
            }
            int more = sizes.of(statement) + sizeOfPositions(statement, positions);
            addArrays(List.of(statement), arrays);
            if (!group.isEmpty() && code + more + CodeSize.ARRAY_REFERENCE * arrays.size() > limit) {
                addCall(calls, group, positions);
                group.clear();
                arrays.clear();
                addArrays(List.of(statement), arrays);
                code = 0;
            }
            group.add(statement);
            code += more;
        }
        addCall(calls, group, positions);
        return calls;
    }

    private void addCall(
            List<Statement> calls, List<Statement> group, Map<LoopIndex, Statement.DefinePosition> positions) {
        if (!group.isEmpty()) {
            calls.add(call(group, positions));
        }
    }

    private static Map<LoopIndex, Statement.DefinePosition> positions(List<Statement> statements) {
        Map<LoopIndex, Statement.DefinePosition> positions = new HashMap<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.DefinePosition define) {
                positions.put(define.index(), define);
            }
        }
        return positions;
    }

    /** An upper bound for finding again what a statement uses. */
    private int sizeOfPositions(Statement statement, Map<LoopIndex, Statement.DefinePosition> positions) {
        Set<LoopIndex> used = new HashSet<>();
        if (!positions.isEmpty()) {
            Indices.of(List.of(statement), used::add);
        }
        used.retainAll(positions.keySet());
        return used.stream().map(positions::get).mapToInt(sizes::of).sum();
    }

    /**
     * A call of a method that does what the statements do.
     *
     * @param positions the positions found before, among these; each is found again in each method that needs it
     */
    private Statement call(List<Statement> statements, Map<LoopIndex, Statement.DefinePosition> positions) {
        if (statements.size() == 1 && statements.get(0) instanceof Statement.Call) {
            return statements.get(0);
        }
        List<Statement> group = withPositions(statements, positions);
        String name = "part " + (made.size() + 1);
        List<LoopIndex> parameters = Stream.concat(given.stream(), Indices.free(group).stream())
                .distinct()
                .toList();
        LoopMethod method = new LoopMethod(name, parameters, group);
        made.put(name, method);
        return new Statement.Call(name, method.parameters());
    }

    private static List<Statement> withPositions(
            List<Statement> statements, Map<LoopIndex, Statement.DefinePosition> positions) {
        Deque<Statement> complete = new ArrayDeque<>(statements);
        while (true) {
            Optional<Statement.DefinePosition> missing = Indices.free(List.copyOf(complete)).stream()
                    .map(positions::get)
                    .filter(Objects::nonNull)
                    .reduce((first, second) -> second);
            if (missing.isEmpty()) {
                return List.copyOf(complete);
            }
            complete.addFirst(missing.get());
        }
    }

    // ---- order and names

    private static void order(
            String name, Map<String, LoopMethod> made, Map<String, String> names, List<LoopMethod> ordered) {
        LoopMethod method = Objects.requireNonNull(made.get(name), name);
        if (!method.isTask() && !ordered.isEmpty()) {
            names.put(name, "part" + (names.size() + 1));
        }
        ordered.add(method);
        Walk.statements(method.body(), statement -> {
            if (statement instanceof Statement.Call call) {
                order(call.method(), made, names, ordered);
            }
        });
    }

    private static LoopMethod renamed(LoopMethod method, Map<String, String> names) {
        return new LoopMethod(
                names.getOrDefault(method.name(), method.name()),
                method.parameters(),
                renamed(method.body(), names),
                method.task());
    }

    private static List<Statement> renamed(List<Statement> statements, Map<String, String> names) {
        List<Statement> renamed = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Loop loop) {
                renamed.add(loop.withBody(renamed(loop.body(), names)));
            } else if (statement instanceof Statement.Call call) {
                renamed.add(new Statement.Call(names.getOrDefault(call.method(), call.method()), call.arguments()));
            } else {
                renamed.add(statement);
            }
        }
        return renamed;
    }
}
