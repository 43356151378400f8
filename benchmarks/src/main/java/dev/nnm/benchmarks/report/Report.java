package dev.nnm.benchmarks.report;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Outcome;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures the lines, each in a process of its own, and writes them as a table. */
public final class Report {

    private static final String TO = "--to";

    private Report() {}

    /**
     * Measures and prints.
     *
     * @param arguments {@code --to FILE}, where the table is also written; the beginnings of the names of the lines
     *     that are measured: all if there is none
     */
    public static void run(List<String> arguments) throws IOException {
        List<String> names = new ArrayList<>(arguments);
        Path file = null;
        if (names.size() >= 2 && names.get(0).equals(TO)) {
            file = Path.of(names.get(1));
            names.subList(0, 2).clear();
        }
        StringBuilder text = new StringBuilder();
        print(text, String.join("\n", machine()) + "\n\n" + Row.HEAD);
        for (Line line : Table.lines()) {
            if (names.isEmpty() || names.stream().anyMatch(line.name()::startsWith)) {
                print(text, measure(line));
            }
        }
        if (file != null) {
            Files.writeString(file, text);
        }
    }

    private static List<String> machine() throws IOException {
        return Fork.run(Threads.ONE, "machine").stream()
                .filter(line -> line.startsWith("- "))
                .toList();
    }

    private static String measure(Line line) throws IOException {
        List<String> output = Fork.run(line.threads(), "line", line.name());
        Optional<Outcome> outcome =
                output.stream().filter(Outcome::isFormatted).findFirst().map(Outcome::parse);
        if (outcome.isEmpty()) {
            output.forEach(System.err::println);
        }
        return outcome.map(found -> Row.measured(line, found)).orElseGet(() -> Row.failed(line));
    }

    private static void print(StringBuilder text, String part) {
        text.append(part);
        System.out.print(part);
        System.out.flush();
    }
}
