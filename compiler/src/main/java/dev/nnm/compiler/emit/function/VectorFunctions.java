package dev.nnm.compiler.emit.function;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions of vectors that are written out, by the names of their operations. Errors are at most some last bits.
 */
public final class VectorFunctions {

    /** The constants of {@code VectorOperators} that they refer to. */
    public static final Set<String> OPERATORS =
            Set.of("ADD", "AND", "GE", "GT", "LE", "LSHL", "LSHR", "LT", "OR", "XOR");

    /** eˣ = 2²ⁿ·eʳ with x = 2n·ln 2 + r; times 2ⁿ twice, so that no result leaves the range of numbers too early. */
    private static final String POWER_OF_E = """
            x = x.blend($LEAST_EXPONENT, x.compare(LT, $LEAST_EXPONENT))
            x = x.blend($GREATEST_EXPONENT, x.compare(GT, $GREATEST_EXPONENT))
            V shifted = x.fma($HALF_LOG2_E, $EXPONENT_SHIFT)
            V n = shifted.sub($EXPONENT_SHIFT)
            V r = n.fma($MINUS_LN4, x)
            r = n.fma($MINUS_LN4_REST, r)
            polynomial p of r: EXP
            p = p.fma(r, $ONE)
            p = p.fma(r, $ONE)
            V power = shifted.$AS_BITS.lanewise(LSHL, $MANTISSA).$AS_NUMBERS
            """;

    private static final String EXP = POWER_OF_E + "p.mul(power).mul(power)\n";

    /** 1 / (1 + e⁻ˣ). */
    private static final String SIGMOID = "x = x.neg()\n" + POWER_OF_E + "$ONE.div(p.mul(power).fma(power, $ONE))\n";

    /** eˣ − 1 = 2ⁿ·(2ⁿ·(eʳ − 1) + 2ⁿ − 2⁻ⁿ). */
    private static final String EXPM1 = """
            x = x.blend($EXPM1_IS_MINUS_1, x.compare(LT, $EXPM1_IS_MINUS_1))
            x = x.blend($GREATEST_EXPONENT, x.compare(GT, $GREATEST_EXPONENT))
            V shifted = x.fma($HALF_LOG2_E, $EXPONENT_SHIFT)
            V n = shifted.sub($EXPONENT_SHIFT)
            V r = n.fma($MINUS_LN4, x)
            r = n.fma($MINUS_LN4_REST, r)
            polynomial p of r: EXP
            p = p.fma(r.mul(r), r)
            V power = shifted.$AS_BITS.lanewise(LSHL, $MANTISSA).$AS_NUMBERS
            V inverse = $EXPONENT_SHIFT.sub(n).$AS_BITS.lanewise(LSHL, $MANTISSA).$AS_NUMBERS
            power.fma(p, power.sub(inverse)).mul(power)
            """;

    /** (e²ˣ − 1) / (e²ˣ + 1) with 2x = n·ln 2 + r. */
    private static final String TANH = """
            x = x.blend($MINUS_TANH_IS_1, x.compare(LT, $MINUS_TANH_IS_1))
            x = x.blend($TANH_IS_1, x.compare(GT, $TANH_IS_1))
            V shifted = x.fma($TWICE_LOG2_E, $EXPONENT_SHIFT)
            V n = shifted.sub($EXPONENT_SHIFT)
            V r = n.fma($MINUS_LN2, x.add(x))
            r = n.fma($MINUS_LN2_REST, r)
            polynomial p of r: TANH
            p = p.fma(r.mul(r), r)
            V power = shifted.$AS_BITS.lanewise(LSHL, $MANTISSA).$AS_NUMBERS
            V minusOne = power.fma(p, power.sub($ONE))
            minusOne.div(minusOne.add($TWO))
            """;

    /**
     * ln u = n·ln 2 + ln(1 + f) with √½ ≤ 1 + f < √2; of f, with s = f / (2 + f), it is f − (f²/2 − s·(f²/2 +
     * s²·g(s²))). S. Gal, IBM; as in fdlibm.
     */
    private static final String LN = """
            V moved = u.$AS_BITS.lanewise(ADD, $FROM_ROOT_OF_HALF_TO_ONE).$AS_NUMBERS
            V n = moved.$AS_BITS.lanewise(LSHR, $MANTISSA).lanewise(ADD, $WHOLE_BITS).$AS_NUMBERS.sub($WHOLE_AND_BIAS)
            V f = moved.$AS_BITS.lanewise(AND, $MANTISSA_BITS).lanewise(ADD, $ROOT_OF_HALF_BITS).$AS_NUMBERS.sub($ONE)
            V s = f.div(f.add($TWO))
            V z = s.mul(s)
            polynomial g of z: LN
            V half = f.mul(f).mul($HALF)
            V rest = n.fma($LN2_REST, s.mul(g.fma(z, half)))
            """;

    private static final String SUM_OF_LN = "n.fma($LN2, f.sub(half.sub(rest)))\n";

    /** x = n·π/2 + r, and sine and cosine of r. */
    private static final String ANGLE = """
            V shifted = x.fma($TWO_OVER_PI, $SHIFT)
            V n = shifted.sub($SHIFT)
            V r = n.fma($MINUS_HALF_PI, x)
            r = n.fma($MINUS_HALF_PI_REST, r)
            r = n.fma($MINUS_HALF_PI_LAST, r)
            V z = r.mul(r)
            polynomial p of z: SIN
            V sine = p.mul(z).fma(r, r)
            polynomial q of z: COS
            q = q.fma(z, $MINUS_HALF)
            V cosine = q.fma(z, $ONE)
            V odd = shifted.$AS_BITS.lanewise(LSHL, $SIGN).lanewise(OR, $ONE_BITS).$AS_NUMBERS
            """;

    private static final String SIN = ANGLE + """
            V result = sine.blend(cosine, odd.compare(LT, $ZERO))
            V turned = shifted.$AS_BITS.lanewise(LSHR, 1).lanewise(LSHL, $SIGN).$AS_NUMBERS
            result.$AS_BITS.lanewise(XOR, turned.$AS_BITS).$AS_NUMBERS
            """;

    private static final String COS = ANGLE + """
            V result = cosine.blend(sine, odd.compare(LT, $ZERO))
            V turned = shifted.add($ONE).$AS_BITS.lanewise(LSHR, 1).lanewise(LSHL, $SIGN).$AS_NUMBERS
            result.$AS_BITS.lanewise(XOR, turned.$AS_BITS).$AS_NUMBERS
            """;

    private static final String TAN = ANGLE + """
            V below = cosine.blend(sine, odd.compare(LT, $ZERO))
            sine.blend(cosine.neg(), odd.compare(LT, $ZERO)).div(below)
            """;

    /** arctan a = b + arctan t, where t is a, (a − 1) / (a + 1) or −1 / a, and b is 0, π/4 or π/2. */
    private static final String ATAN = """
            V a = x.abs()
            V above = a.blend(a.sub($ONE), a.compare(GT, $TAN_OF_EIGHTH_PI))
            above = above.blend($MINUS_ONE, a.compare(GT, $TAN_OF_3_EIGHTHS_PI))
            V below = $ONE.blend(a.add($ONE), a.compare(GT, $TAN_OF_EIGHTH_PI))
            below = below.blend(a, a.compare(GT, $TAN_OF_3_EIGHTHS_PI))
            V b = $ZERO.blend($QUARTER_PI, a.compare(GT, $TAN_OF_EIGHTH_PI))
            b = b.blend($HALF_PI, a.compare(GT, $TAN_OF_3_EIGHTHS_PI))
            V t = above.div(below)
            V z = t.mul(t)
            polynomial p of z: ATAN
            V y = p.mul(z).fma(t, t).add(b)
            y.blend(y.neg(), x.compare(LT, $ZERO))
            """;

    private static final String IS_ANGLE = "x.abs().compare(LE, $GREATEST_ANGLE)";

    private static final Map<String, VectorFunction> BY_NAME = Map.ofEntries(
            Map.entry("exp", VectorFunction.everywhere(EXP)),
            Map.entry("expm1", VectorFunction.everywhere(EXPM1)),
            Map.entry("sigmoid", VectorFunction.everywhere(SIGMOID)),
            Map.entry("tanh", VectorFunction.everywhere(TANH)),
            Map.entry("atan", VectorFunction.everywhere(ATAN)),
            Map.entry("sin", VectorFunction.where(IS_ANGLE, SIN)),
            Map.entry("cos", VectorFunction.where(IS_ANGLE, COS)),
            Map.entry("tan", VectorFunction.where(IS_ANGLE, TAN)),
            Map.entry(
                    "ln",
                    VectorFunction.where(
                            "x.compare(GE, $LEAST_NORMAL).and(x.compare(LE, $GREATEST))",
                            "V u = x\n" + LN + SUM_OF_LN)),
            // What adding 1 has lost is added again.
            Map.entry(
                    "log1p",
                    VectorFunction.where(
                            "x.compare(GT, $MINUS_ONE).and(x.compare(LE, $GREATEST))",
                            "V u = x.add($ONE)\n" + LN + "rest = rest.add(x.sub(u.sub($ONE)).div(u))\n" + SUM_OF_LN)));

    private VectorFunctions() {}

    /** How an operation is computed, unless its lanes are computed one by one. */
    public static Optional<VectorFunction> named(String operation) {
        return Optional.ofNullable(BY_NAME.get(operation));
    }
}
