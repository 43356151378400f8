package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table, compiled, against its value at its samples and where numbers are special. */
class ElementwiseKernelTest {

    private static final double[] SPECIAL = {
        0.0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-30, -1e30
    };

    /** A multiple of what vectors of this machine hold. */
    private static final int LANES = 16;

    static Stream<String> rows() {
        return Elementwises.ALL.stream().map(Elementwise::name);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givesTheBitsOfTheTableInDoublePrecision(String name) {
        Elementwise row = Elementwises.find(name).orElseThrow();
        List<double[]> points = points(row);
        double[] results = compiled(row, points, Precision.DOUBLE);
        for (int i = 0; i < results.length; i++) {
            assertThat(Double.doubleToLongBits(results[i]))
                    .as("%s%s", name, points.get(i))
                    .isEqualTo(Double.doubleToLongBits(row.value(points.get(i))));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givesTheRoundedValueInSinglePrecision(String name) {
        Elementwise row = Elementwises.find(name).orElseThrow();
        List<double[]> points =
                points(row).stream().map(ElementwiseKernelTest::rounded).toList();
        double[] results = compiled(row, points, Precision.FLOAT);
        for (int i = 0; i < results.length; i++) {
            assertThat(Float.floatToIntBits((float) results[i]))
                    .as("%s%s", name, points.get(i))
                    .isEqualTo(Float.floatToIntBits((float) row.value(points.get(i))));
        }
    }

    /** What vectors compute may be rounded otherwise, but is the same where numbers are special. */
    @ParameterizedTest
    @MethodSource("rows")
    void givesTheValueInTheLanesOfVectors(String name) {
        Elementwise row = Elementwises.find(name).orElseThrow();
        for (Precision precision : Precision.values()) {
            boolean single = precision == Precision.FLOAT;
            List<double[]> points = new ArrayList<>(points(row).stream()
                    .map(point -> single ? rounded(point) : point)
                    .toList());
            while (points.size() % LANES != 0) {
                points.add(points.get(0));
            }
            double[] results = run(row, points).compiledWithVectors(precision).get("y");
            for (int i = 0; i < results.length; i++) {
                double value = row.value(points.get(i));
                double expected = single ? (float) value : value;
                assertThat(results[i])
                        .as("%s%s in %s", name, Arrays.toString(points.get(i)), precision)
                        .satisfies(found -> assertThat(isClose(found, expected, single ? 1e-6 : 1e-14))
                                .as("%s is not %s", found, expected)
                                .isTrue());
            }
        }
    }

    private static boolean isClose(double found, double expected, double tolerance) {
        return Double.compare(found, expected) == 0
                || found == expected
                || Math.abs(found - expected) <= tolerance * Math.abs(expected) + Float.MIN_NORMAL;
    }

    private static double[] rounded(double[] point) {
        double[] rounded = new double[point.length];
        for (int k = 0; k < point.length; k++) {
            rounded[k] = (float) point[k];
        }
        return rounded;
    }

    private static List<double[]> points(Elementwise row) {
        List<double[]> points = new ArrayList<>(row.samples().ordinary());
        points.addAll(row.samples().hard());
        if (row.argumentTypes().contains(ElementType.BOOLEAN) || row.arity() > 2) {
            return points;
        }
        for (double a : SPECIAL) {
            for (double b : SPECIAL) {
                points.add(row.arity() == 1 ? new double[] {a} : new double[] {a, b});
            }
        }
        return points;
    }

    private static double[] compiled(Elementwise row, List<double[]> points, Precision precision) {
        return run(row, points).compiled(precision).get("y");
    }

    private static RunFunction run(Elementwise row, List<double[]> points) {
        TestFunction function = new TestFunction();
        List<Node> arguments = new ArrayList<>();
        for (int k = 0; k < row.arity(); k++) {
            Node input = function.input("x" + k);
            boolean truth = row.argumentTypes().get(k) == ElementType.BOOLEAN;
            arguments.add(
                    truth
                            ? function.build()
                                    .apply(
                                            Elementwises.NOT_EQUAL,
                                            input,
                                            function.build().constant(0))
                            : input);
        }
        function.result("y", function.build().apply(row, arguments.toArray(Node[]::new)));
        RunFunction run = new RunFunction(function.function("row"), points.size());
        for (int k = 0; k < row.arity(); k++) {
            int argument = k;
            run.with(
                    "x" + k,
                    points.stream().mapToDouble(point -> point[argument]).toArray());
        }
        return run;
    }
}
