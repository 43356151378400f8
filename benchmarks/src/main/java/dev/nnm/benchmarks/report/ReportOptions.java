package dev.nnm.benchmarks.report;

import dev.nnm.benchmarks.measure.Pace;
import dev.nnm.compiler.loop.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a report is asked for.
 *
 * @param file where the table is also written, if anywhere
 * @param pace how long each line is measured
 * @param targets what our kernels are made for: each line is measured for all of these, and the best is kept
 * @param prefixes the beginnings of the names of the lines that are measured; all if there is none
 */
public record ReportOptions(Optional<Path> file, Pace pace, List<Target> targets, List<String> prefixes) {

    /** Reads {@code [--long] [--vectors BITS | --tune] [--to FILE] [NAME…]}. */
    public static ReportOptions parse(List<String> arguments) {
        Optional<Path> file = Optional.empty();
        Pace pace = Pace.SHORT;
        List<Target> targets = List.of(Target.ofThisMachine());
        List<String> prefixes = new ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--long" -> pace = Pace.LONG;
                case "--vectors" -> targets = List.of(new Target(Integer.parseInt(rest.next())));
                case "--tune" -> targets = Target.allOfThisMachine();
                case "--to" -> file = Optional.of(Path.of(rest.next()));
                default -> prefixes.add(argument);
            }
        }
        return new ReportOptions(file, pace, targets, List.copyOf(prefixes));
    }

    /** Whether a line of this name is to be measured. */
    boolean wants(String name) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith);
    }
}
