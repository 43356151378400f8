package dev.nnm.benchmarks.report;

import dev.nnm.benchmarks.measure.Pace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a report is asked for.
 *
 * @param file where the table is also written; {@code null} for nowhere
 * @param pace how long each line is measured
 * @param prefixes the beginnings of the names of the lines that are measured; all if there is none
 */
public record ReportOptions(Path file, Pace pace, List<String> prefixes) {

    /** Reads {@code [--long] [--to FILE] [NAME…]}. */
    public static ReportOptions parse(List<String> arguments) {
        Path file = null;
        Pace pace = Pace.SHORT;
        List<String> prefixes = new ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--long" -> pace = Pace.LONG;
                case "--to" -> file = Path.of(rest.next());
                default -> prefixes.add(argument);
            }
        }
        return new ReportOptions(file, pace, List.copyOf(prefixes));
    }

    /** Whether a line of this name is to be measured. */
    boolean wants(String name) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith);
    }
}
