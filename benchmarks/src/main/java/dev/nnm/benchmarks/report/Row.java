package dev.nnm.benchmarks.report;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Outcome;
import dev.nnm.benchmarks.table.Mean;
import java.util.Locale;

/** A line of the table with its outcome, as Markdown. */
final class Row {

    /** The first two lines of the table. */
    static final String HEAD = """
            | work | against | threads | median (quartiles) | at most | reached | ours | theirs |
            |---|---|---|---|---|---|---|---|
            """;

    private Row() {}

    static String measured(Line line, Tuned tuned) {
        Outcome outcome = tuned.outcome();
        String found =
                "%s (%s to %s)".formatted(number(outcome.median()), number(outcome.low()), number(outcome.high()));
        boolean reached = outcome.median() <= line.atMost();
        return start(line, tuned.remark()) + found + " | " + number(line.atMost()) + " | " + (reached ? "yes" : "no")
                + " | " + time(outcome.ours()) + " | " + time(outcome.theirs()) + " |\n";
    }

    static String failed(Line line) {
        return start(line, "") + "failed | " + number(line.atMost()) + " | no | | |\n";
    }

    static String mean(Mean mean, double found) {
        return "| " + mean.work() + " | " + mean.against() + " | | " + number(found) + " | " + number(mean.atMost())
                + " | " + (found <= mean.atMost() ? "yes" : "no") + " | | |\n";
    }

    private static String start(Line line, String remark) {
        String threads = line.measure() instanceof Measure.Milliseconds
                ? ""
                : line.threads().text();
        return "| " + line.work() + remark + " | " + line.against() + " | " + threads + " | ";
    }

    private static String number(double value) {
        if (value == 0 || value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        int digits = value >= 10 ? 1 : value >= 0.1 ? 2 : value >= 0.01 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String time(double nanoseconds) {
        if (Double.isNaN(nanoseconds)) {
            return "";
        }
        double microseconds = nanoseconds / 1000;
        return microseconds >= 1000 ? number(microseconds / 1000) + " ms" : number(microseconds) + " µs";
    }
}
