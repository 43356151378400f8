package dev.nnm.teach.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The levels of contour lines. They are quantiles of the values, so that lines are everywhere, however steep a surface
 * is in places; low ones are closer, since there the minima are.
 */
final class ContourLevels {

    private static final int COUNT = 14;
    private static final double TOWARDS_LOW = 1.6;
    private static final MathContext DIGITS = new MathContext(2);

    private ContourLevels() {}

    /** Levels in ascending order, of few digits. */
    static List<Double> of(Grid grid) {
        double[] values = grid.rows().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return List.of();
        }
        return IntStream.rangeClosed(1, COUNT)
                .mapToDouble(k -> Math.pow(k / (COUNT + 1.0), TOWARDS_LOW))
                .mapToObj(part -> rounded(values[(int) (part * (values.length - 1))]))
                .distinct()
                .toList();
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
