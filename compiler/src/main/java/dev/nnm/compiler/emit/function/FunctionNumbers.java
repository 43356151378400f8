package dev.nnm.compiler.emit.function;

import dev.nnm.runtime.Precision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the precisions in how functions are computed: the layout of IEEE 754 numbers, where arguments
 * are cut off, constants split in a leading part and the rest of it, and polynomials. Each polynomial takes the values
 * of its function at as many Chebyshev nodes of its interval as it has coefficients, which begin with that of the
 * lowest power.
 *
 * @param texts what stands in the code as it is
 * @param constants numbers
 * @param polynomials coefficients
 */
record FunctionNumbers(
        Map<String, String> texts, Map<String, Double> constants, Map<String, List<Double>> polynomials) {

    private static final Map<String, Double> SIMPLE =
            Map.of("ZERO", 0.0, "HALF", 0.5, "MINUS_HALF", -0.5, "ONE", 1.0, "MINUS_ONE", -1.0, "TWO", 2.0);

    private static final FunctionNumbers FLOAT = new FunctionNumbers(
            Map.ofEntries(
                    Map.entry("AS_BITS", "reinterpretAsInts()"),
                    Map.entry("AS_NUMBERS", "reinterpretAsFloats()"),
                    Map.entry("MANTISSA", "23"),
                    Map.entry("MANTISSA_BITS", "0x007fffff"),
                    Map.entry("SIGN", "31"),
                    Map.entry("ONE_BITS", "0x3f800000"),
                    Map.entry("ROOT_OF_HALF_BITS", "0x3f3504f3"),
                    Map.entry("FROM_ROOT_OF_HALF_TO_ONE", "0x004afb0d"),
                    Map.entry("WHOLE_BITS", "0x4b000000")),
            Map.ofEntries(
                    Map.entry("SHIFT", 0x1.8p23),
                    Map.entry("EXPONENT_SHIFT", 0x1.8p23 + 127),
                    Map.entry("WHOLE_AND_BIAS", 0x1.0p23 + 127),
                    Map.entry("LEAST_NORMAL", (double) Float.MIN_NORMAL),
                    Map.entry("GREATEST", (double) Float.MAX_VALUE),
                    Map.entry("LEAST_EXPONENT", -104.5),
                    Map.entry("GREATEST_EXPONENT", 89.5),
                    Map.entry("EXPM1_IS_MINUS_1", -17.5),
                    Map.entry("TANH_IS_1", 9.5),
                    Map.entry("MINUS_TANH_IS_1", -9.5),
                    Map.entry("GREATEST_ANGLE", 1e5),
                    Map.entry("HALF_LOG2_E", 0.7213475),
                    Map.entry("TWICE_LOG2_E", 2.88539),
                    Map.entry("LN2", 0.6931472),
                    Map.entry("LN2_REST", -1.9046542e-9),
                    Map.entry("MINUS_LN2", -0.6931472),
                    Map.entry("MINUS_LN2_REST", 1.9046542e-9),
                    Map.entry("MINUS_LN4", -1.3862944),
                    Map.entry("MINUS_LN4_REST", 3.8093084e-9),
                    Map.entry("TWO_OVER_PI", 0.63661975),
                    Map.entry("HALF_PI", 1.5707964),
                    Map.entry("MINUS_HALF_PI", -1.5707964),
                    Map.entry("MINUS_HALF_PI_REST", 4.371139e-8),
                    Map.entry("MINUS_HALF_PI_LAST", 1.7151245e-15),
                    Map.entry("QUARTER_PI", 0.7853982),
                    Map.entry("TAN_OF_EIGHTH_PI", 0.41421357),
                    Map.entry("TAN_OF_3_EIGHTHS_PI", 2.4142137)),
            Map.of(
                    "EXP",
                    List.of(0.5, 0.1666667, 0.04166667, 0.00833277, 0.0013888327, 0.00020074708, 2.5034813e-5),
                    "TANH",
                    List.of(0.5, 0.16666576, 0.041666552, 0.008363233, 0.001392625),
                    "LN",
                    List.of(0.66666687, 0.3998876, 0.29580986),
                    "SIN",
                    List.of(-0.16666664, 0.008332737, -0.00019585373),
                    "COS",
                    List.of(0.041666664, -0.0013888291, 2.454542e-5),
                    "ATAN",
                    List.of(-0.3333333, 0.19999538, -0.14263879, 0.10742895, -0.06449158)));

    private static final FunctionNumbers DOUBLE = new FunctionNumbers(
            Map.ofEntries(
                    Map.entry("AS_BITS", "reinterpretAsLongs()"),
                    Map.entry("AS_NUMBERS", "reinterpretAsDoubles()"),
                    Map.entry("MANTISSA", "52"),
                    Map.entry("MANTISSA_BITS", "0x000fffffffffffffL"),
                    Map.entry("SIGN", "63"),
                    Map.entry("ONE_BITS", "0x3ff0000000000000L"),
                    Map.entry("ROOT_OF_HALF_BITS", "0x3fe6a09e667f3bcdL"),
                    Map.entry("FROM_ROOT_OF_HALF_TO_ONE", "0x00095f619980c433L"),
                    Map.entry("WHOLE_BITS", "0x4330000000000000L")),
            Map.ofEntries(
                    Map.entry("SHIFT", 0x1.8p52),
                    Map.entry("EXPONENT_SHIFT", 0x1.8p52 + 1023),
                    Map.entry("WHOLE_AND_BIAS", 0x1.0p52 + 1023),
                    Map.entry("LEAST_NORMAL", Double.MIN_NORMAL),
                    Map.entry("GREATEST", Double.MAX_VALUE),
                    Map.entry("LEAST_EXPONENT", -746.0),
                    Map.entry("GREATEST_EXPONENT", 710.5),
                    Map.entry("EXPM1_IS_MINUS_1", -38.0),
                    Map.entry("TANH_IS_1", 20.0),
                    Map.entry("MINUS_TANH_IS_1", -20.0),
                    Map.entry("GREATEST_ANGLE", 1e9),
                    Map.entry("HALF_LOG2_E", 0.7213475204444817),
                    Map.entry("TWICE_LOG2_E", 2.8853900817779268),
                    Map.entry("LN2", 0.6931471805599453),
                    Map.entry("LN2_REST", 2.3190468138462996e-17),
                    Map.entry("MINUS_LN2", -0.6931471805599453),
                    Map.entry("MINUS_LN2_REST", -2.3190468138462996e-17),
                    Map.entry("MINUS_LN4", -1.3862943611198906),
                    Map.entry("MINUS_LN4_REST", -4.638093627692599e-17),
                    Map.entry("TWO_OVER_PI", 0.6366197723675814),
                    Map.entry("HALF_PI", 1.5707963267948966),
                    Map.entry("MINUS_HALF_PI", -1.5707963267948966),
                    Map.entry("MINUS_HALF_PI_REST", -6.123233995736766e-17),
                    Map.entry("MINUS_HALF_PI_LAST", 1.4973849048591698e-33),
                    Map.entry("QUARTER_PI", 0.7853981633974483),
                    Map.entry("TAN_OF_EIGHTH_PI", 0.41421356237309503),
                    Map.entry("TAN_OF_3_EIGHTHS_PI", 2.414213562373095)),
            Map.of(
                    "EXP",
                    List.of(
                            0.49999999999999994,
                            0.16666666666666666,
                            0.041666666666677156,
                            0.008333333333334032,
                            0.0013888888886347003,
                            0.00019841269839576415,
                            2.4801589553731987e-5,
                            2.7557320724436276e-6,
                            2.755641751648755e-7,
                            2.5051507599056558e-8,
                            2.1043047011165e-9,
                            1.616985477526355e-10),
                    "TANH",
                    List.of(
                            0.5000000000000001,
                            0.16666666666666669,
                            0.041666666666623824,
                            0.008333333333330039,
                            0.0013888888917367081,
                            0.00019841269863171557,
                            2.4801521057868204e-5,
                            2.7557268276905696e-6,
                            2.7620201591031547e-7,
                            2.5100472505694996e-8),
                    "LN",
                    List.of(
                            0.666666666666667,
                            0.3999999999989889,
                            0.28571428626253836,
                            0.22222211089379496,
                            0.1818289243253687,
                            0.15331611722055008,
                            0.14617807153417325),
                    "SIN",
                    List.of(
                            -0.16666666666666666,
                            0.008333333333330827,
                            -0.0001984126983657571,
                            2.755731600817155e-6,
                            -2.5051112272573243e-8,
                            1.5916726193889336e-10),
                    "COS",
                    List.of(
                            0.041666666666666664,
                            -0.0013888888888887322,
                            2.4801587298651292e-5,
                            -2.755731721268659e-7,
                            2.0876134024090145e-9,
                            -1.1381754653662937e-11),
                    "ATAN",
                    List.of(
                            -0.3333333333333324,
                            0.19999999999897286,
                            -0.14285714265906216,
                            0.11111109624176374,
                            -0.09090852157853699,
                            0.07691047948636417,
                            -0.06649537582862858,
                            0.05735865766813447,
                            -0.04481798942248337,
                            0.02272952570577964)));

    /** A constant, or null if a name is none. */
    @Nullable
    Double constant(String name) {
        return SIMPLE.getOrDefault(name, constants.get(name));
    }

    /** What stands for a name in the code, if that is no constant. */
    String text(String name) {
        return Objects.requireNonNull(texts.get(name), name);
    }

    /** The coefficients of a polynomial. */
    List<Double> polynomial(String name) {
        return Objects.requireNonNull(polynomials.get(name), name);
    }

    static FunctionNumbers of(Precision precision) {
        return precision == Precision.FLOAT ? FLOAT : DOUBLE;
    }
}
