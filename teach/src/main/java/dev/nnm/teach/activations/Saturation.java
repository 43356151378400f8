package dev.nnm.teach.activations;

import dev.nnm.teach.activations.ActivationCurve.Interval;
import dev.nnm.teach.activations.ActivationCurve.Point;
import dev.nnm.teach.number.Bisection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Finds where the derivative of a function is, in absolute value, below a threshold. */
final class Saturation {

    private final DoubleUnaryOperator slope;
    private final double threshold;

    /**
     * A search.
     *
     * @param slope the derivative
     * @param threshold above 0
     */
    Saturation(DoubleUnaryOperator slope, double threshold) {
        this.slope = slope;
        this.threshold = threshold;
    }

    /**
     * The parts of a range. The ends of each are bisected from neighbouring points between which the derivative crosses
     * the threshold or its negative; that it does so twice between them is not seen.
     *
     * @param points points of the range, rising, the first and the last at its ends
     */
    List<Interval> among(List<Point> points) {
        List<Double> ends = new ArrayList<>();
        ends.add(points.get(0).x());
        for (int i = 1; i < points.size(); i++) {
            ends.addAll(crossings(points.get(i - 1), points.get(i)));
        }
        ends.add(points.get(points.size() - 1).x());
        List<Interval> intervals = new ArrayList<>();
        for (int i = 1; i < ends.size(); i++) {
            double from = ends.get(i - 1);
            double to = ends.get(i);
            if (from < to && Math.abs(slope.applyAsDouble((from + to) / 2)) < threshold) {
                intervals.add(new Interval(from, to));
            }
        }
        return intervals;
    }

    private List<Double> crossings(Point left, Point right) {
        return DoubleStream.of(threshold, -threshold)
                .filter(level -> left.derivative() < level != right.derivative() < level)
                .map(level -> Bisection.change(x -> slope.applyAsDouble(x) < level, left.x(), right.x()))
                .sorted()
                .boxed()
                .toList();
    }
}
