package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.Mixture;
import dev.nnm.benchmarks.work.ScalarProgram;
import java.util.ArrayList;
import java.util.List;

/** Functions that are differentiated, not trained. */
final class Functions {

    private static final ScalarProgram PROGRAM = ScalarProgram.random(20, 1000);
    private static final String WORK = "gradient of 1,000 operations on 20 inputs, ";
    private static final int POINTS = 100_000;

    private Functions() {}

    /** The line for which a rival is needed. */
    static Line atOnePoint(Rivals rivals) {
        return new Line(
                "gradient-1000",
                WORK + "one point",
                "Hipparchus",
                Threads.ONE,
                0.02,
                new Measure.Ratio(() -> PROGRAM.work(1), rivals.gradient(PROGRAM)));
    }

    /** The others. */
    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "points-1000",
                WORK + "100,000 points",
                "its kernel without vectors",
                Threads.ONE,
                0.35,
                new Measure.Ratio(() -> PROGRAM.work(POINTS), () -> PROGRAM.scalarWork(POINTS))));
        for (int dimensions : new int[] {10, 64}) {
            for (int components : new int[] {25, 100}) {
                lines.add(mixture(new Mixture(dimensions, components, 1000)));
            }
        }
        return lines;
    }

    private static Line mixture(Mixture mixture) {
        return new Line(
                "mixture-" + mixture.dimensions() + "-" + mixture.components(),
                "gradient of a Gaussian mixture's log-likelihood, " + mixture.dimensions() + " dimensions, "
                        + mixture.components() + " components, 1,000 points, double",
                "its own value",
                Threads.ONE,
                3.5,
                new Measure.Ratio(mixture::gradient, mixture::value));
    }
}
