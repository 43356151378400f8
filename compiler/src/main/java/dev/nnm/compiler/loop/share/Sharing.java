package dev.nnm.compiler.loop.share;

import dev.nnm.compiler.loop.Amount;
import dev.nnm.compiler.loop.ArrayUses;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.NewNames;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Task;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes tasks of large loops, parts of which threads do: a part does some of a loop's iterations, or, where these
 * accumulate into common places, all of them for some of the places. Whoever does a part, and however many there are,
 * each element is computed in the same way: results do not depend on the number of threads, to the last bit.
 */
public final class Sharing {

    /** With so many examples a loop over examples is counted. */
    private static final int EXAMPLES = 256;

    /** A value is kept only to be added later if each stands for so much work: that costs one thread some percent. */
    private static final int WORK_OF_KEPT = 64;

    private final ArrayUses uses;
    private final SharingLimits limits;
    private final Predicate<Statement.Loop> fitsMethod;
    private final NewNames names;
    private final List<LoopArray> added = new ArrayList<>();
    private final Map<String, LoopArray> ofParts = new HashMap<>();
    private final List<LoopMethod> tasks = new ArrayList<>();

    private Sharing(LoopProgram program, SharingLimits limits, Predicate<Statement.Loop> fitsMethod) {
        this.uses = new ArrayUses(program);
        this.names = new NewNames(program);
        this.limits = limits;
        this.fitsMethod = fitsMethod;
    }

    /**
     * The program with such loops in methods of their own.
     *
     * @param program one method
     * @param limits what is large enough
     * @param fitsMethod whether a loop is small enough to stay in one method
     */
    public static LoopProgram apply(LoopProgram program, SharingLimits limits, Predicate<Statement.Loop> fitsMethod) {
        return new Sharing(program, limits, fitsMethod).shared(program);
    }

    private LoopProgram shared(LoopProgram program) {
        LoopMethod entry = program.entry();
        List<LoopMethod> methods = new ArrayList<>();
        methods.add(entry.withBody(statements(entry.body())));
        methods.addAll(tasks);
        return program.with(ofParts, added, methods);
    }

    private List<Statement> statements(List<Statement> statements) {
        return statements.stream().flatMap(this::statement).toList();
    }

    private Stream<Statement> statement(Statement statement) {
        if (!(statement instanceof Statement.Loop loop)) {
            return Stream.of(statement);
        }
        if (loop.iterations().areSteps()) {
            return Stream.of(loop.withBody(statements(loop.body())));
        }
        Amount work = LoopWork.of(loop);
        return work.at(EXAMPLES) < limits.leastWork() ? Stream.of(loop) : large(loop, work);
    }

    private Stream<Statement> large(Statement.Loop loop, Amount work) {
        LaterSums sums = new LaterSums(loop, names);
        if (passesVariables(sums.loop())) {
            return Stream.of(loop);
        }
        Candidate candidate = candidate(sums.loop());
        if (!candidate.canMove()) {
            return Stream.of(loop);
        }
        Optional<Statement.Loop> cut = candidate.byIterations().or(candidate::byColumns);
        if (cut.isPresent()) {
            added.addAll(sums.arrays());
            return Stream.concat(Stream.of(task(cut.get(), candidate, work)), sums.after().stream());
        }
        return withoutSums(sums, work).orElseGet(() -> Stream.of(loop));
    }

    /** A loop, parts of which threads do, before others that add to elements of arrays what that one keeps. */
    private Optional<Stream<Statement>> withoutSums(LaterSums sums, Amount work) {
        LaterArraySums ofArrays = new LaterArraySums(sums.loop(), names);
        boolean isCheap = ofArrays.kept().at(EXAMPLES) * WORK_OF_KEPT <= work.at(EXAMPLES);
        if (!ofArrays.gains() || !isCheap) {
            return Optional.empty();
        }
        Candidate candidate = candidate(ofArrays.loop());
        return candidate.byIterations().map(cut -> {
            added.addAll(sums.arrays());
            added.addAll(ofArrays.arrays());
            Statement task = task(cut, candidate, work);
            Stream<Statement> adding = Stream.concat(sums.after().stream(), ofArrays.after().stream());
            return Stream.concat(Stream.of(task), adding.flatMap(this::statement));
        });
    }

    private Candidate candidate(Statement.Loop loop) {
        return new Candidate(loop, uses, limits.fewestColumns());
    }

    /**
     * Whether a loop is more than one method, and these hand over local variables: what takes the place of a variable
     * then is there once, not for each part.
     */
    private boolean passesVariables(Statement.Loop loop) {
        if (fitsMethod.test(loop)) {
            return false;
        }
        for (Statement statement : loop.body()) {
            boolean passes = statement instanceof Statement.Loop inner
                    ? passesVariables(inner)
                    : statement instanceof Statement.Define;
            if (passes) {
                return true;
            }
        }
        return false;
    }

    private Statement task(Statement.Loop parts, Candidate candidate, Amount work) {
        candidate.ofParts().forEach(array -> ofParts.put(array.name(), array));
        List<LoopIndex> around = candidate.around();
        String name = "loop" + (tasks.isEmpty() ? "" : tasks.size() + 1);
        tasks.add(new LoopMethod(name, around, List.of(parts), Optional.of(taskOf(parts, work))));
        return new Statement.Call(name, around);
    }

    private static Task taskOf(Statement.Loop parts, Amount work) {
        List<Statement.Loop> shared = new ArrayList<>();
        Walk.statements(List.of(parts), statement -> {
            if (statement instanceof Statement.Loop loop && loop.shared()) {
                shared.add(loop);
            }
        });
        boolean inLanes = shared.stream().anyMatch(Statement.Loop::inLanes);
        return new Task(work, shared.get(0).index().extent(), inLanes);
    }
}
