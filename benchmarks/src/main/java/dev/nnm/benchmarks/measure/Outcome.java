package dev.nnm.benchmarks.measure;

import java.util.Arrays;

/**
 * What was measured of a line. One process hands it to another as text.
 *
 * @param median the median of the measured quantity
 * @param low its lower quartile
 * @param high its upper quartile
 * @param ours the median nanoseconds of a run of ours; NaN where no time was taken
 * @param theirs the same of theirs
 */
public record Outcome(double median, double low, double high, double ours, double theirs) {

    private static final String MARK = "outcome";

    /** The quartiles of a sample, without times. */
    static Outcome of(double[] sample) {
        return of(sample, Double.NaN, Double.NaN);
    }

    /** The quartiles of a sample, and times. */
    static Outcome of(double[] sample, double ours, double theirs) {
        return new Outcome(quantile(sample, 0.5), quantile(sample, 0.25), quantile(sample, 0.75), ours, theirs);
    }

    /** The value below which a share of the sample lies. */
    static double quantile(double[] sample, double share) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** This as a line of text. */
    public String format() {
        return MARK + " " + median + " " + low + " " + high + " " + ours + " " + theirs;
    }

    /** Whether a line of text is one that {@link #format} wrote. */
    public static boolean isFormatted(String line) {
        return line.startsWith(MARK + " ");
    }

    /** Reads what {@link #format} wrote. */
    public static Outcome parse(String line) {
        double[] numbers = Arrays.stream(line.split(" ", -1))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Outcome(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
