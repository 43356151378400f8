package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.Rewrite;
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
import org.jspecify.annotations.Nullable;

/**
 * Carries local variables from the part of a body that defines them to the parts that use them, for each example of a
 * block. Places are used again once a value is no longer needed.
 */
final class PartValues {

    private final List<List<Statement>> parts;
    private final LoopIndex inBlock;
    private final int examples;
    private final NewNames names;
    private final Map<Local, Life> lives = new LinkedHashMap<>();
    private final List<LoopArray> arrays = new ArrayList<>();

    /** When a variable is used. */
    private static final class Life {

        private final int definedIn;
        private int lastUsedIn;
        private boolean changes;
        private int place = -1;

        Life(int part) {
            this.definedIn = part;
            this.lastUsedIn = part;
        }

        boolean crosses() {
            return lastUsedIn > definedIn;
        }
    }

    /**
     * Finds what is used where.
     *
     * @param parts the parts of a body, in their order
     * @param inBlock the number of an example in its block
     * @param names what else the program has
     */
    PartValues(List<List<Statement>> parts, LoopIndex inBlock, NewNames names) {
        this.parts = parts;
        this.inBlock = inBlock;
        this.examples = inBlock.greatest() + 1;
        this.names = names;
        for (int part = 0; part < parts.size(); part++) {
            follow(parts.get(part), part);
        }
        allocate();
    }

    List<LoopArray> arrays() {
        return List.copyOf(arrays);
    }

    /** The parts, with variables of their own. */
    List<List<Statement>> parts() {
        List<List<Statement>> all = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            all.add(new Part(part).statements());
        }
        return all;
    }

    // ---- lives

    private void follow(List<Statement> statements, int part) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Define define) {
                lives.put(define.local(), new Life(part));
            }
        }
        Walk.statements(statements, statement -> {
            Life life = statement instanceof Statement.Accumulate accumulate ? lives.get(accumulate.local()) : null;
            if (life != null) {
                life.changes = true;
                life.lastUsedIn = part;
            }
        });
        Walk.scalars(statements, scalar -> {
            Life life = scalar instanceof Scalar.Read read ? lives.get(read.local()) : null;
            if (life != null) {
                life.lastUsedIn = part;
            }
        });
    }

    private void allocate() {
        Deque<Integer> free = new ArrayDeque<>();
        List<Life> active = new ArrayList<>();
        int places = 0;
        for (Life life : lives.values()) {
            if (!life.crosses()) {
                continue;
            }
            for (Life ended : active.stream()
                    .filter(each -> each.lastUsedIn < life.definedIn)
                    .toList()) {
                free.push(ended.place);
                active.remove(ended);
            }
            life.place = free.isEmpty() ? places++ : free.pop();
            active.add(life);
        }
        int ofAnArray = placesOfAnArray();
        for (int first = 0; first < places; first += ofAnArray) {
            arrays.add(names.work("in_block", Math.min(ofAnArray, places - first) * examples));
        }
    }

    private int placesOfAnArray() {
        return LoopArray.LARGEST_NUMBERED / examples;
    }

    /** The life of a variable that other parts use than the one that defines it. */
    private @Nullable Life crossing(Local local) {
        Life life = lives.get(local);
        return life != null && life.crosses() ? life : null;
    }

    private Buffer buffer(Life life) {
        LoopArray array = arrays.get(life.place / placesOfAnArray());
        return Buffer.whole(array, Shape.of(array.size()));
    }

    private Affine index(Life life) {
        return Affine.of(inBlock).plus(life.place % placesOfAnArray() * examples);
    }

    private Scalar load(Life life, Local local) {
        return new Scalar.Load(buffer(life), index(life)).as(local.element());
    }

    // ---- rewriting

    /** One part while it is rewritten. */
    private final class Part {

        private final int number;
        private final Map<Local, Local> own = new HashMap<>();
        private final List<Statement> loads = new ArrayList<>();

        Part(int number) {
            this.number = number;
        }

        List<Statement> statements() {
            Set<Local> defined = new HashSet<>();
            Walk.statements(parts.get(number), statement -> {
                if (statement instanceof Statement.Define define) {
                    defined.add(define.local());
                }
            });
            defined.forEach(local -> own.put(local, names.local(local)));
            List<Statement> rewritten = rewritten(parts.get(number));
            List<Statement> all = new ArrayList<>(loads);
            all.addAll(rewritten);
            return all;
        }

        private List<Statement> rewritten(List<Statement> statements) {
            List<Statement> rewritten = new ArrayList<>();
            for (Statement statement : statements) {
                if (statement instanceof Statement.Loop inner) {
                    rewritten.add(inner.withBody(rewritten(inner.body())));
                } else {
                    add(Rewrite.scalars(statement, this::read), rewritten);
                }
            }
            return rewritten;
        }

        private void add(Statement statement, List<Statement> rewritten) {
            if (statement instanceof Statement.Define define) {
                add(define, rewritten);
            } else if (statement instanceof Statement.Accumulate accumulate) {
                rewritten.add(accumulated(accumulate));
            } else {
                rewritten.add(statement);
            }
        }

        private void add(Statement.Define define, List<Statement> rewritten) {
            Life life = crossing(define.local());
            Scalar value = define.value();
            if (life == null || !life.changes) {
                Local local = own.getOrDefault(define.local(), define.local());
                rewritten.add(new Statement.Define(local, value, define.origin()));
                value = new Scalar.Read(local);
            }
            if (life != null) {
                rewritten.add(new Statement.Store(buffer(life), index(life), value.asNumber(), define.origin()));
            }
        }

        private Statement accumulated(Statement.Accumulate accumulate) {
            Life life = crossing(accumulate.local());
            if (life != null) {
                return new Statement.AccumulateStore(
                        buffer(life),
                        index(life),
                        List.of(),
                        accumulate.combine(),
                        accumulate.value(),
                        accumulate.origin());
            }
            Local local = own.getOrDefault(accumulate.local(), accumulate.local());
            return new Statement.Accumulate(local, accumulate.combine(), accumulate.value(), accumulate.origin());
        }

        private Scalar read(Scalar scalar) {
            if (!(scalar instanceof Scalar.Read read)) {
                return scalar;
            }
            Life life = crossing(read.local());
            if (life == null || (!life.changes && life.definedIn == number)) {
                return new Scalar.Read(own.getOrDefault(read.local(), read.local()));
            }
            return life.changes
                    ? load(life, read.local())
                    : new Scalar.Read(own.computeIfAbsent(read.local(), local -> loaded(life, local)));
        }

        /** A variable that holds the carried value in this part. */
        private Local loaded(Life life, Local local) {
            Local copy = names.local(local);
            loads.add(new Statement.Define(copy, load(life, local), Origin.UNKNOWN));
            return copy;
        }
    }
}
