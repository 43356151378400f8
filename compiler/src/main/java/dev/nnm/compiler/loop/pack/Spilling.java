package dev.nnm.compiler.loop.pack;

import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Rewrite;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Carries the values of local variables from the method that defines them to others that use them, through a work
 * array. Places in the array are used again once a value is no longer needed.
 */
final class Spilling {

    /** A method that reads a carried value that often copies it into a local variable first. */
    private static final int WORTH_COPYING = 4;

    private final Liveness liveness;
    private final Map<Integer, Liveness.Life> crossing = new HashMap<>();
    private final Map<String, List<Liveness.Life>> usedBy = new HashMap<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private final List<Buffer> buffers = new ArrayList<>();

    private Spilling(LoopProgram program) {
        this.liveness = Liveness.of(program.methods());
        List<Liveness.Life> lives =
                liveness.lives().stream().filter(Liveness.Life::crosses).toList();
        for (Liveness.Life life : lives) {
            crossing.put(life.local().id(), life);
            life.usingMethods()
                    .forEach(method -> usedBy.computeIfAbsent(method, key -> new ArrayList<>())
                            .add(life));
        }
        addBuffers(program, allocate(lives));
    }

    private void addBuffers(LoopProgram program, int places) {
        for (int from = 0; from < places; from += LoopArray.LARGEST_NUMBERED) {
            int size = Math.min(LoopArray.LARGEST_NUMBERED, places - from);
            String name = FreeNames.array(program, from == 0 ? "carried" : "carried" + (buffers.size() + 1));
            buffers.add(Buffer.whole(new LoopArray(name, new LoopArray.Role.Work(), size, false), Shape.of(size)));
        }
    }

    /** The program itself if all local variables stay in their methods. */
    static LoopProgram apply(LoopProgram program) {
        Spilling spilling = new Spilling(program);
        if (spilling.crossing.isEmpty()) {
            return program;
        }
        List<LoopArray> arrays = new ArrayList<>(program.arrays());
        spilling.buffers.forEach(buffer -> arrays.add(buffer.array()));
        return program.with(
                arrays, program.methods().stream().map(spilling::spilled).toList());
    }

    /** Gives each value a place that none has whose life overlaps; returns the number of places. */
    private int allocate(List<Liveness.Life> lives) {
        PriorityQueue<Liveness.Life> active = new PriorityQueue<>(Comparator.comparingInt(Liveness.Life::until));
        Deque<Integer> free = new ArrayDeque<>();
        int count = 0;
        for (Liveness.Life life : lives) {
            while (!active.isEmpty() && active.peek().until() < life.from()) {
                free.push(place(active.poll().local()));
            }
            places.put(life.local().id(), free.isEmpty() ? count++ : free.pop());
            active.add(life);
        }
        return count;
    }

    private int place(Local local) {
        Integer place = places.get(local.id());
        if (place == null) {
            throw new IllegalStateException("without a place: " + local);
        }
        return place;
    }

    // ---- rewriting

    private LoopMethod spilled(LoopMethod method) {
        List<Statement> body = new ArrayList<>();
        for (Liveness.Life life : usedBy.getOrDefault(method.name(), List.of())) {
            if (isCopied(life, method.name())) {
                body.add(new Statement.Define(life.local(), load(life.local()), Origin.UNKNOWN));
            }
        }
        body.addAll(spilled(method.body(), method.name()));
        return method.withBody(body);
    }

    /** Whether a method begins by copying a value into a local variable of its own, because it uses it repeatedly. */
    private boolean isCopied(Liveness.Life life, String method) {
        return !life.changes()
                && !life.isDefinedIn(method)
                && life.uses(method) >= WORTH_COPYING
                && life.from() < liveness.start(method);
    }

    private List<Statement> spilled(List<Statement> statements, String method) {
        List<Statement> spilled = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Block block) {
                spilled.add(block.withBody(spilled(block.body(), method)));
            } else {
                addSpilled(Rewrite.scalars(statement, scalar -> read(scalar, method)), method, spilled);
            }
        }
        return spilled;
    }

    private void addSpilled(Statement statement, String method, List<Statement> spilled) {
        if (statement instanceof Statement.Define define
                && crossing.containsKey(define.local().id())) {
            addSpilled(define, method, spilled);
        } else if (statement instanceof Statement.Assign assign
                && crossing.containsKey(assign.local().id())) {
            spilled.add(new Statement.Store(
                    buffer(assign.local()),
                    index(assign.local()),
                    assign.value().asNumber(),
                    assign.origin()));
        } else if (statement instanceof Statement.Accumulate accumulate
                && crossing.containsKey(accumulate.local().id())) {
            spilled.add(new Statement.AccumulateStore(
                    buffer(accumulate.local()),
                    index(accumulate.local()),
                    List.of(),
                    accumulate.combine(),
                    accumulate.value(),
                    accumulate.origin()));
        } else {
            spilled.add(statement);
        }
    }

    private void addSpilled(Statement.Define define, String method, List<Statement> spilled) {
        Scalar value = define.value();
        if (staysInLocal(define.local(), method)) {
            spilled.add(define);
            value = new Scalar.Read(define.local());
        }
        Local local = define.local();
        spilled.add(new Statement.Store(buffer(local), index(local), value.asNumber(), define.origin()));
    }

    /**
     * Whether a value is in a local variable too in the method that defines it, because that uses it repeatedly. Where
     * it is used once, an element of the array serves as well, and the fewer local variables a method has the faster it
     * is compiled.
     */
    private boolean staysInLocal(Local local, String method) {
        Liveness.Life life = crossing.get(local.id());
        return life != null
                && !life.changes()
                && life.isDefinedIn(method)
                && (life.uses(method) > 1 || life.isUsedInLoop());
    }

    private Scalar read(Scalar scalar, String method) {
        if (!(scalar instanceof Scalar.Read read)) {
            return scalar;
        }
        Liveness.Life life = crossing.get(read.local().id());
        boolean local = life == null || staysInLocal(read.local(), method) || isCopied(life, method);
        return local ? read : load(read.local());
    }

    private Scalar load(Local local) {
        return new Scalar.Load(buffer(local), index(local)).as(local.element());
    }

    private Buffer buffer(Local local) {
        return buffers.get(place(local) / LoopArray.LARGEST_NUMBERED);
    }

    private Affine index(Local local) {
        return Affine.constant(place(local) % LoopArray.LARGEST_NUMBERED);
    }
}
