package dev.nnm.compiler.emit.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.nnm.compiler.emit.RunFunction;
import dev.nnm.compiler.emit.TestFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.runtime.Precision;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of vectors against Java's own, over the whole range of arguments. */
class VectorFunctionTest {

    private static final int POINTS = 16_384;

    private static final int REPETITIONS = 1000;

    /** Units in the last place. */
    private static final double TOLERANCE = 4;

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of("exp", -750, 720, (DoubleUnaryOperator) StrictMath::exp),
                Arguments.of("exp", -2, 2, (DoubleUnaryOperator) StrictMath::exp),
                Arguments.of("expm1", -50, 720, (DoubleUnaryOperator) StrictMath::expm1),
                Arguments.of("expm1", -1e-3, 1e-3, (DoubleUnaryOperator) StrictMath::expm1),
                Arguments.of("tanh", -25, 25, (DoubleUnaryOperator) StrictMath::tanh),
                Arguments.of("tanh", -0.1, 0.1, (DoubleUnaryOperator) StrictMath::tanh),
                Arguments.of("sigmoid", -80, 80, (DoubleUnaryOperator) x -> 1 / (1 + StrictMath.exp(-x))),
                Arguments.of("softplus", -80, 80, (DoubleUnaryOperator)
                        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)))),
                Arguments.of("ln", 0, 4, (DoubleUnaryOperator) StrictMath::log),
                Arguments.of("ln", 0, 1e30, (DoubleUnaryOperator) StrictMath::log),
                Arguments.of("ln", 0.999, 1.001, (DoubleUnaryOperator) StrictMath::log),
                Arguments.of("log1p", -1, 4, (DoubleUnaryOperator) StrictMath::log1p),
                Arguments.of("log1p", 0, 1e30, (DoubleUnaryOperator) StrictMath::log1p),
                Arguments.of("log1p", -1e-3, 1e-3, (DoubleUnaryOperator) StrictMath::log1p),
                Arguments.of("sin", -10, 10, (DoubleUnaryOperator) StrictMath::sin),
                Arguments.of("sin", -2e9, 2e9, (DoubleUnaryOperator) StrictMath::sin),
                Arguments.of("cos", -10, 10, (DoubleUnaryOperator) StrictMath::cos),
                Arguments.of("cos", -9e4, 9e4, (DoubleUnaryOperator) StrictMath::cos),
                Arguments.of("tan", -10, 10, (DoubleUnaryOperator) StrictMath::tan),
                Arguments.of("tan", -9e4, 9e4, (DoubleUnaryOperator) StrictMath::tan),
                Arguments.of("atan", -4, 4, (DoubleUnaryOperator) StrictMath::atan),
                Arguments.of("atan", -1e9, 1e9, (DoubleUnaryOperator) StrictMath::atan),
                Arguments.of("asin", -1, 1, (DoubleUnaryOperator) StrictMath::asin),
                Arguments.of("acos", -1, 1, (DoubleUnaryOperator) StrictMath::acos));
    }

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @MethodSource("functions")
    void isExactButForTheLastBits(String name, double from, double to, DoubleUnaryOperator expected) {
        for (Precision precision : Precision.values()) {
            boolean single = precision == Precision.FLOAT;
            Random random = new Random(1);
            double[] points = DoubleStream.generate(() -> from + (to - from) * random.nextDouble())
                    .map(x -> single ? (float) x : x)
                    .limit(POINTS)
                    .toArray();
            double[] found = inLanes(name, points, precision);
            for (int i = 0; i < POINTS; i++) {
                double value = expected.applyAsDouble(points[i]);
                double rounded = single ? (float) value : value;
                double unit = single ? Math.ulp((float) value) : Math.ulp(value);
                if (found[i] != rounded && !(Math.abs(found[i] - value) <= TOLERANCE * unit)) {
                    fail("%s(%s) = %s in %s, not %s", name, points[i], found[i], precision, rounded);
                }
            }
        }
    }

    static Stream<String> unary() {
        return Elementwises.ALL.stream()
                .filter(row -> row.arity() == 1 && row.vector().isPresent())
                .map(Elementwise::name);
    }

    /** The first numbers are computed before the JIT has compiled the function, the last ones after. */
    @ParameterizedTest
    @MethodSource("unary")
    void givesTheSameBitsBeforeAndAfterTheJit(String name) {
        double[] once = new Random(2).doubles(1024, 0.01, 0.99).toArray();
        double[] points = new double[REPETITIONS * once.length];
        for (int k = 0; k < REPETITIONS; k++) {
            System.arraycopy(once, 0, points, k * once.length, once.length);
        }
        for (Precision precision : Precision.values()) {
            double[] found = inLanes(name, points, precision);
            double[] first = Arrays.copyOf(found, once.length);
            for (int k = 1; k < REPETITIONS; k++) {
                assertThat(Arrays.copyOfRange(found, k * once.length, (k + 1) * once.length))
                        .as("%s in %s", name, precision)
                        .isEqualTo(first);
            }
        }
    }

    private static double[] inLanes(String name, double[] points, Precision precision) {
        TestFunction function = new TestFunction();
        Node x = function.input("x");
        function.result("y", function.build().apply(Elementwises.find(name).orElseThrow(), x));
        return new RunFunction(function.function("function"), points.length)
                .with("x", points)
                .compiledWithVectors(precision)
                .get("y");
    }
}
