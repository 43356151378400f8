package dev.nnm.cli.report;

import dev.nnm.cli.tuning.Measured;
import dev.nnm.cli.tuning.Measurement;
import dev.nnm.cli.tuning.Measurement.Failure;
import dev.nnm.cli.tuning.Measurement.Time;
import dev.nnm.cli.tuning.TuningResult;
import dev.nnm.compiler.loop.Target;
import java.util.Locale;

/** The times of kernels with vectors of several lengths. */
public final class TuningTable {

    private static final double MICROSECOND = 1e3;
    private static final double MILLISECOND = 1e6;

    private TuningTable() {}

    /** A table with a line for each variant. */
    public static String print(TuningResult result) {
        TextTable table = new TextTable("").row("vectors", "a step takes", "ratio", "");
        for (Measured variant : result.measured()) {
            table.row(
                    name(variant.target()),
                    time(variant.measurement()),
                    ratio(variant.measurement(), result),
                    remark(variant.target(), result));
        }
        return table.print();
    }

    /** What vectors of a target are called. */
    public static String name(Target target) {
        return target.hasVectors() ? target.vectorBits() + " bits" : "none";
    }

    private static String time(Measurement measurement) {
        if (measurement instanceof Time time) {
            double nanoseconds = time.nanoseconds();
            return nanoseconds < MILLISECOND
                    ? digits(nanoseconds / MICROSECOND) + " µs"
                    : digits(nanoseconds / MILLISECOND) + " ms";
        }
        return measurement instanceof Failure failure ? "failed: " + failure.reason() : "interrupted";
    }

    private static String ratio(Measurement measurement, TuningResult result) {
        return measurement instanceof Time time && result.defaultTime().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%.2f",
                        time.nanoseconds() / result.defaultTime().getAsDouble())
                : "";
    }

    private static String remark(Target target, TuningResult result) {
        String byDefault = target.equals(result.byDefault()) ? "default" : "";
        String chosen = result.isChoice() && target.equals(result.chosen()) ? "chosen" : "";
        return byDefault + (byDefault.isEmpty() || chosen.isEmpty() ? "" : ", ") + chosen;
    }

    /** Three digits. */
    private static String digits(double number) {
        int decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
