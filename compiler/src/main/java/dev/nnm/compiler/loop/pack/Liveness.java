package dev.nnm.compiler.loop.pack;

import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.Scalar;
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
import java.util.Set;

/**
 * When the local variables of a program are defined and last used, in the order in which statements run, calls
 * followed. A variable that a loop uses and that was defined before the loop is used until the loop's end.
 */
final class Liveness {

    /** What is known of a local variable. */
    static final class Life {

        private final Local local;
        private final String definingMethod;
        private final int from;
        private int until;
        private boolean changes;
        private boolean usedInLoop;
        private final Map<String, Integer> usesByMethod = new HashMap<>();

        Life(Local local, String definingMethod, int from) {
            this.local = local;
            this.definingMethod = definingMethod;
            this.from = from;
            this.until = from;
        }

        Local local() {
            return local;
        }

        /** When it is defined. */
        int from() {
            return from;
        }

        /** When it is used for the last time. */
        int until() {
            return until;
        }

        /** Whether it changes after its definition. */
        boolean changes() {
            return changes;
        }

        /** Whether a loop that begins later in the method that defines it uses it. */
        boolean isUsedInLoop() {
            return usedInLoop;
        }

        /** Whether it is used in another method than the one that defines it. */
        boolean crosses() {
            return usesByMethod.keySet().stream().anyMatch(method -> !method.equals(definingMethod));
        }

        /** The methods that use it. */
        Set<String> usingMethods() {
            return usesByMethod.keySet();
        }

        boolean isDefinedIn(String method) {
            return definingMethod.equals(method);
        }

        /** How often a method uses it. */
        int uses(String method) {
            return usesByMethod.getOrDefault(method, 0);
        }
    }

    /** A loop that is being followed. */
    private static final class OpenLoop {

        private final int start;
        private final Set<Life> usedUntilEnd = new HashSet<>();

        OpenLoop(int start) {
            this.start = start;
        }
    }

    private final Map<String, LoopMethod> methods = new HashMap<>();
    private final Map<Integer, Life> lives = new LinkedHashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();
    private final Deque<OpenLoop> loops = new ArrayDeque<>();
    private int time;

    private Liveness() {}

    /** Follows a program from its first method. */
    static Liveness of(List<LoopMethod> methods) {
        Liveness liveness = new Liveness();
        methods.forEach(method -> liveness.methods.put(method.name(), method));
        liveness.follow(methods.get(0));
        return liveness;
    }

    /** All local variables, in the order of their definitions. */
    List<Life> lives() {
        return new ArrayList<>(lives.values());
    }

    /** When a method begins. */
    int start(String method) {
        return starts.getOrDefault(method, 0);
    }

    private void follow(LoopMethod method) {
        starts.put(method.name(), time);
        follow(method.body(), method.name());
    }

    private void follow(List<Statement> statements, String method) {
        for (Statement statement : statements) {
            time++;
            if (statement instanceof Statement.Loop loop) {
                OpenLoop open = new OpenLoop(time);
                loops.addLast(open);
                follow(loop.body(), method);
                loops.removeLast();
                time++;
                open.usedUntilEnd.forEach(life -> life.until = Math.max(life.until, time));
            } else if (statement instanceof Statement.Fused fused) {
                follow(fused.body(), method);
            } else if (statement instanceof Statement.Call call) {
                LoopMethod callee = methods.get(call.method());
                if (callee != null) {
                    follow(callee);
                }
            } else if (statement instanceof Statement.Computation computation) {
                follow(computation, method);
            }
        }
    }

    private void follow(Statement.Computation computation, String method) {
        Walk.scalars(computation.value(), scalar -> {
            if (scalar instanceof Scalar.Read read) {
                use(read.local(), method);
            }
        });
        if (computation instanceof Statement.Accumulate accumulate) {
            use(accumulate.local(), method).changes = true;
        } else if (computation instanceof Statement.Assign assign) {
            use(assign.local(), method).changes = true;
        } else if (computation instanceof Statement.Define define) {
            lives.put(define.local().id(), new Life(define.local(), method, time));
        }
    }

    private Life use(Local local, String method) {
        Life life = lives.get(local.id());
        if (life == null) {
            throw new IllegalStateException("used before it is defined: " + local);
        }
        life.usesByMethod.merge(method, 1, Integer::sum);
        life.until = Math.max(life.until, time);
        for (OpenLoop loop : loops) {
            if (loop.start > life.from) {
                life.usedInLoop |= life.isDefinedIn(method);
                loop.usedUntilEnd.add(life);
                break;
            }
        }
        return life;
    }
}
