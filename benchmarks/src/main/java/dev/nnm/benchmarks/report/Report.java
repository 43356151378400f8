package dev.nnm.benchmarks.report;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Outcome;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.table.Mean;
import dev.nnm.benchmarks.table.Table;
import dev.nnm.compiler.loop.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Measures the lines, each in a process of its own, and writes them as a table. */
public final class Report {

    private final ReportOptions options;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    private Report(ReportOptions options) {
        this.options = options;
    }

    /** Measures and prints. */
    public static void run(ReportOptions options) throws IOException {
        new Report(options).run();
    }

    private void run() throws IOException {
        print(facts() + "\n" + Row.HEAD);
        for (Line line : Table.lines()) {
            if (options.wants(line.name())) {
                print(measure(line));
            }
        }
        Table.means().forEach(this::printMean);
        if (options.file().isPresent()) {
            Files.writeString(options.file().get(), text);
        }
    }

    private String facts() throws IOException {
        StringBuilder facts = new StringBuilder();
        Fork.run(options.pace(), Threads.ONE, Target.ofThisMachine(), "machine").stream()
                .filter(line -> line.startsWith("- "))
                .forEach(line -> facts.append(line).append('\n'));
        return facts.toString();
    }

    private String measure(Line line) throws IOException {
        List<Tuned> measured = new ArrayList<>();
        for (Target target : options.targets()) {
            measure(line, target).ifPresent(outcome -> measured.add(new Tuned(target, outcome)));
        }
        Optional<Tuned> best = measured.stream().min(Comparator.comparing(Tuned::cost));
        best.ifPresent(tuned -> outcomes.put(line.name(), tuned.outcome()));
        return best.map(tuned -> Row.measured(line, tuned)).orElseGet(() -> Row.failed(line));
    }

    private Optional<Outcome> measure(Line line, Target target) throws IOException {
        var output = Fork.run(options.pace(), line.threads(), target, "line", line.name());
        Optional<Outcome> outcome =
                output.stream().filter(Outcome::isFormatted).findFirst().map(Outcome::parse);
        if (outcome.isEmpty()) {
            output.forEach(System.err::println);
        }
        return outcome;
    }

    private void printMean(Mean mean) {
        double[] medians = outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(mean.prefix()))
                .mapToDouble(entry -> entry.getValue().median())
                .toArray();
        if (medians.length > 1) {
            double logarithm = DoubleStream.of(medians).map(Math::log).average().orElseThrow();
            print(Row.mean(mean, Math.exp(logarithm)));
        }
    }

    private void print(String part) {
        text.append(part);
        System.out.print(part);
        System.out.flush();
    }
}
