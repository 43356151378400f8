package dev.nnm.compiler.loop;

import dev.nnm.compiler.loop.LoopArray.Role;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints where the numbers of a program are, for people to read: the arrays, when they are needed, which of them share
 * memory, and how much that is.
 */
public final class MemoryPrinter {

    private static final int COLUMNS = 4;

    private final LoopProgram program;
    private final Lifetimes lifetimes;
    private final long batch;
    private final int bytesOfNumber;
    private final List<List<String>> rows = new ArrayList<>();

    private MemoryPrinter(LoopProgram program, long batch) {
        this.program = program;
        this.lifetimes = Lifetimes.of(program);
        this.batch = batch;
        this.bytesOfNumber = program.precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    }

    /**
     * The memory of a packed program as text.
     *
     * @param batch the number of examples for which bytes are given
     */
    public static String print(LoopProgram program, long batch) {
        return new MemoryPrinter(program, batch).text();
    }

    private String text() {
        given();
        work();
        totals();
        int steps = lifetimes.steps().size();
        return String.format(
                        Locale.ROOT,
                        "kernel %s, %s, in %d %s; bytes for b = %,d %s%n",
                        program.description().name(),
                        program.precision().name().toLowerCase(Locale.ROOT),
                        steps,
                        steps == 1 ? "step" : "steps",
                        batch,
                        batch == 1 ? "example" : "examples")
                + aligned();
    }

    // ---- what is printed

    private void given() {
        title("given by the caller");
        for (LoopArray array : program.arrays()) {
            if (array.role() instanceof Role.Input || array.role() instanceof Role.Result) {
                row(array.name(), Amount.of(array), array.role() instanceof Role.Input ? "read" : "written");
            }
        }
        List<LoopArray> literals = program.arrays().stream()
                .filter(array -> array.role() instanceof Role.Literal)
                .toList();
        if (!literals.isEmpty()) {
            title("numbers of the program");
            literals.forEach(array -> row(array.name(), Amount.of(array), ""));
        }
    }

    private void work() {
        List<LoopArray> work = workArrays();
        if (work.isEmpty()) {
            return;
        }
        title("work");
        for (String name : lifetimes.arrays()) {
            work.stream()
                    .filter(array -> array.name().equals(name))
                    .forEach(array -> row(name, Amount.of(array), steps(name) + room(array)));
        }
    }

    private void totals() {
        title("memory of the kernel");
        for (SharedRoom room : program.rooms()) {
            String holds = room.holds().stream().map(LoopArray::name).collect(Collectors.joining(", then "));
            row(room.room().name(), Amount.of(room.room()), holds);
        }
        Amount all = sum(program.workMemory());
        row("in all", all, "");
        if (!program.rooms().isEmpty()) {
            row("if nothing were shared", sum(workArrays()), "");
        }
        int fullest = fullestStep();
        if (fullest > 0) {
            row("needed at once, at most", neededIn(fullest), "in step " + fullest);
        }
        program.arrays().stream()
                .filter(array -> array.role() instanceof Role.Part)
                .forEach(array -> row("for each thread", Amount.of(array), array.name()));
        Amount passing = passingRoom();
        if (!passing.equals(Amount.NONE)) {
            row("for each thread", passing, "factors of products, on their way into registers");
        }
    }

    private List<LoopArray> workArrays() {
        return program.arrays().stream()
                .filter(array -> array.role() instanceof Role.Work)
                .toList();
    }

    private String steps(String array) {
        Lifetimes.Lifetime lifetime = lifetimes.of(array);
        return lifetime.first() == lifetime.last()
                ? "step " + lifetime.first()
                : "steps " + lifetime.first() + " to " + lifetime.last();
    }

    private String room(LoopArray array) {
        return program.rooms().stream()
                .filter(room -> room.holds().contains(array))
                .map(room -> ", in " + room.room().name())
                .findFirst()
                .orElse("");
    }

    // ---- amounts

    private static Amount sum(List<LoopArray> arrays) {
        return arrays.stream().map(Amount::of).reduce(Amount.NONE, Amount::plus);
    }

    private Amount neededIn(int step) {
        Lifetimes.Lifetime now = new Lifetimes.Lifetime(step, step);
        List<String> used = lifetimes.arrays();
        return sum(workArrays().stream()
                .filter(array -> used.contains(array.name())
                        && lifetimes.of(array.name()).overlaps(now))
                .toList());
    }

    /** The step in which the work arrays that are needed take most; 0 if there are none. */
    private int fullestStep() {
        int fullest = 0;
        long most = 0;
        for (int step = 1; step <= lifetimes.steps().size(); step++) {
            long needed = neededIn(step).at(batch);
            if (needed > most) {
                fullest = step;
                most = needed;
            }
        }
        return fullest;
    }

    /** The room of the contraction that needs most. */
    private Amount passingRoom() {
        Amount[] most = {Amount.NONE};
        for (LoopMethod method : program.methods()) {
            Walk.statements(method.body(), statement -> {
                if (statement instanceof Statement.Contraction contraction) {
                    Amount room = contraction.passingRoom();
                    most[0] = room.at(batch) > most[0].at(batch) ? room : most[0];
                }
            });
        }
        return most[0];
    }

    // ---- columns

    private void title(String title) {
        rows.add(List.of());
        rows.add(List.of(title));
    }

    private void row(String name, Amount amount, String remark) {
        String bytes = String.format(Locale.ROOT, "%,d bytes", bytesOfNumber * amount.at(batch));
        rows.add(List.of("  " + name, numbers(amount), bytes, remark));
    }

    private static String numbers(Amount amount) {
        String perExample = amount.perExample() == 0 ? "" : String.format(Locale.ROOT, "%,d b", amount.perExample());
        String fixed = String.format(Locale.ROOT, "%,d", amount.fixed());
        if (perExample.isEmpty()) {
            return fixed;
        }
        return amount.fixed() == 0 ? perExample : perExample + " + " + fixed;
    }

    /** The rows, numbers set to the right. */
    private String aligned() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(COLUMNS, 0));
        for (List<String> row : rows) {
            for (int column = 0; row.size() == COLUMNS && column < COLUMNS; column++) {
                widths.set(column, Math.max(widths.get(column), row.get(column).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String gap = " ".repeat(Math.max(0, widths.get(column) - cell.length()));
                boolean right = column == 1 || column == 2;
                line.append(right ? gap + cell : cell + gap).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
