package dev.nnm.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialFunctionsTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static Offset<Double> relative(double expected, double tolerance) {
        return within(Math.max(Math.abs(expected) * tolerance, Double.MIN_VALUE));
    }

    private static DoubleStream grid(double from, double to, int steps) {
        return java.util.stream.IntStream.rangeClosed(0, steps).mapToDouble(i -> from + (to - from) * i / steps);
    }

    private static void agree(
            DoubleStream points, DoubleUnaryOperator function, DoubleUnaryOperator oracle, double tolerance) {
        points.forEach(x -> {
            double expected = oracle.applyAsDouble(x);
            assertThat(function.applyAsDouble(x)).as("at %s", x).isCloseTo(expected, relative(expected, tolerance));
        });
    }

    @Test
    void errorFunctionsAgreeWithAnIndependentLibrary() {
        agree(grid(-6, 6, 4801), SpecialFunctions::erf, Erf::erf, 2e-15);
        agree(grid(-6, 5, 4401), SpecialFunctions::erfc, Erf::erfc, 2e-14);
    }

    @Test
    void inverseHyperbolicFunctionsAgreeWithAnIndependentLibrary() {
        agree(grid(-50, 50, 3001), SpecialFunctions::asinh, FastMath::asinh, 2e-15);
        agree(grid(1.01, 50, 3001), SpecialFunctions::acosh, FastMath::acosh, 2e-14);
        agree(grid(-0.99, 0.99, 3001), SpecialFunctions::atanh, FastMath::atanh, 2e-15);
    }

    @Test
    void logGammaAgreesWithFactorials() {
        double factorial = 1;
        for (int n = 1; n <= 170; n++) {
            double expected = Math.log(factorial);
            assertThat(SpecialFunctions.lgamma(n)).as("at %s", n).isCloseTo(expected, relative(expected, 2e-15));
            factorial *= n;
        }
    }

    @Test
    void logGammaAgreesWithAnIndependentLibrary() {
        agree(
                grid(0.01, 40, 4001).filter(x -> Math.abs(x - 2) > 0.01),
                SpecialFunctions::lgamma,
                Gamma::logGamma,
                1e-13);
    }

    /** Values by mpmath with 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.57236494292470008707",
        "1e-5, 11.512919692895825626",
        "1.0001, -0.000057713342220471268005",
        "2.0001, 0.000042281658112919946317",
        "3.5, 1.2009736023470742248",
        "9.99, 12.77931521435019336",
        "1000, 5905.2204232091812118",
        "1e200, 4.5951701859880912287e+202",
        "-0.5, 1.2655121234846453965",
        "-1.5, 0.86004701537648101451",
        "-10.3, -14.457515440024208334",
        "-1000.25, -5912.3639700427251486"
    })
    void logGammaAtKnownPoints(double x, double expected) {
        assertThat(SpecialFunctions.lgamma(x)).isCloseTo(expected, relative(expected, 4e-15));
    }

    /** Values by mpmath with 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, -0.57721566490153286061",
        "0, 0.5, -1.9635100260214234794",
        "0, 40, 3.6763273740348431259",
        "0, 1000, 6.9072551956488120521",
        "0, -0.5, 0.036489973978576520559",
        "0, -10.3, 4.6624034935820870175",
        "0, -1000.25, 10.050097693066705875",
        "1, 1, 1.6449340668482264365",
        "1, 0.1, 101.4332991507927477",
        "1, -1e-20, 1.0000000000000001e+40",
        "1, -1e-9, 9.9999999999999988e+17",
        "1, -0.3, 13.945160267805722",
        "1, -2.5, 9.5392466449891237539",
        "1, -1000.25, 19.738209551699784882",
        "2, 1, -2.4041138063191885708",
        "2, -1e-9, 1.9999999999999996e+27",
        "2, -0.7, -69.441632798638532998",
        "3, -0.001, 6000000000006.5184",
        "3, 5.5, 0.015690592675882819147",
        "10, 0.5, -7431824508.8587689755"
    })
    void polygammaAtKnownPoints(double order, double x, double expected) {
        assertThat(SpecialFunctions.polygamma(order, x)).isCloseTo(expected, relative(expected, 1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20})
    void polygammaFollowsItsRecurrence(int n) {
        grid(-20.3, 20.4, 97).forEach(x -> {
            double step = Math.pow(-1, n) * Math.exp(SpecialFunctions.lgamma(n + 1)) * Math.pow(x, -n - 1);
            double expected = SpecialFunctions.polygamma(n, x) + step;
            double scale = Math.abs(step) + Math.abs(expected);
            assertThat(SpecialFunctions.polygamma(n, x + 1)).as("at %s", x).isCloseTo(expected, relative(scale, 1e-12));
        });
    }

    @Test
    void digammaIsTheDerivativeOfLogGamma() {
        double h = 1e-5;
        grid(-5.45, 12.05, 35).filter(x -> Math.abs(x - Math.rint(x)) > 0.1).forEach(x -> {
            double difference = (SpecialFunctions.lgamma(x + h) - SpecialFunctions.lgamma(x - h)) / (2 * h);
            assertThat(SpecialFunctions.digamma(x)).as("at %s", x).isCloseTo(difference, within(1e-6));
        });
    }

    @Test
    void limitsAndPoles() {
        assertThat(SpecialFunctions.lgamma(0.0)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.lgamma(-3)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.lgamma(-INFINITY)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.lgamma(INFINITY)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.lgamma(1)).isEqualTo(0);
        assertThat(SpecialFunctions.lgamma(2)).isEqualTo(0);
        assertThat(SpecialFunctions.digamma(0.0)).isEqualTo(-INFINITY);
        assertThat(SpecialFunctions.digamma(-0.0)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.digamma(-2)).isNaN();
        assertThat(SpecialFunctions.digamma(INFINITY)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.polygamma(1, 0)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.polygamma(1, -4)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.polygamma(2, 0.0)).isEqualTo(-INFINITY);
        assertThat(SpecialFunctions.polygamma(2, -0.0)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.polygamma(2, -4)).isNaN();
        assertThat(SpecialFunctions.polygamma(3, INFINITY)).isEqualTo(0);
        assertThat(SpecialFunctions.acosh(1)).isEqualTo(0);
        assertThat(SpecialFunctions.acosh(0.99)).isNaN();
        assertThat(SpecialFunctions.acosh(INFINITY)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.atanh(1)).isEqualTo(INFINITY);
        assertThat(SpecialFunctions.atanh(-1)).isEqualTo(-INFINITY);
        assertThat(SpecialFunctions.atanh(1.5)).isNaN();
        assertThat(SpecialFunctions.asinh(-INFINITY)).isEqualTo(-INFINITY);
        assertThat(SpecialFunctions.asinh(1e300)).isCloseTo(691.4686750787736, within(1e-12));
        assertThat(SpecialFunctions.erf(INFINITY)).isEqualTo(1);
        assertThat(SpecialFunctions.erf(-1000)).isEqualTo(-1);
        assertThat(SpecialFunctions.erfc(-40)).isEqualTo(2);
        assertThat(SpecialFunctions.erfc(1000)).isEqualTo(0);
    }

    @Test
    void polygammaTakesWholeOrdersOnly() {
        assertThat(SpecialFunctions.polygamma(0.5, 1)).isNaN();
        assertThat(SpecialFunctions.polygamma(-1, 1)).isNaN();
        assertThat(SpecialFunctions.polygamma(0, 3)).isEqualTo(SpecialFunctions.digamma(3));
    }

    @Test
    void oddFunctionsKeepTheSignOfZero() {
        for (DoubleUnaryOperator odd :
                new DoubleUnaryOperator[] {SpecialFunctions::erf, SpecialFunctions::asinh, SpecialFunctions::atanh}) {
            assertThat(1 / odd.applyAsDouble(-0.0)).isEqualTo(-INFINITY);
            assertThat(1 / odd.applyAsDouble(0.0)).isEqualTo(INFINITY);
        }
    }

    @Test
    void notANumberStaysNotANumber() {
        for (DoubleUnaryOperator function : new DoubleUnaryOperator[] {
            SpecialFunctions::erf,
            SpecialFunctions::erfc,
            SpecialFunctions::lgamma,
            SpecialFunctions::digamma,
            SpecialFunctions::asinh,
            SpecialFunctions::acosh,
            SpecialFunctions::atanh,
            SpecialFunctions::sigmoid,
            SpecialFunctions::softplus,
            SpecialFunctions::sign,
            x -> SpecialFunctions.polygamma(1, x),
            x -> SpecialFunctions.polygamma(x, 1)
        }) {
            assertThat(function.applyAsDouble(Double.NaN)).isNaN();
        }
    }

    @Test
    void sigmoidIsStableOnBothSides() {
        assertThat(SpecialFunctions.sigmoid(0)).isEqualTo(0.5);
        assertThat(SpecialFunctions.sigmoid(1000)).isEqualTo(1);
        assertThat(SpecialFunctions.sigmoid(-1000)).isEqualTo(0);
        assertThat(SpecialFunctions.sigmoid(-40))
                .isCloseTo(4.248354255291589e-18, relative(4.248354255291589e-18, 1e-15));
        agree(grid(-30, 30, 601), x -> SpecialFunctions.sigmoid(-x), x -> 1 / (1 + Math.exp(x)), 1e-14);
    }

    @Test
    void softplusIsStableOnBothSides() {
        assertThat(SpecialFunctions.softplus(0)).isEqualTo(Math.log(2));
        assertThat(SpecialFunctions.softplus(1000)).isEqualTo(1000);
        assertThat(SpecialFunctions.softplus(-1000)).isEqualTo(0);
        assertThat(SpecialFunctions.softplus(-40))
                .isCloseTo(4.248354255291589e-18, relative(4.248354255291589e-18, 1e-15));
        assertThat(SpecialFunctions.softplus(-INFINITY)).isEqualTo(0);
        assertThat(SpecialFunctions.softplus(INFINITY)).isEqualTo(INFINITY);
    }

    @Test
    void signIsZeroAtBothZeros() {
        assertThat(SpecialFunctions.sign(-0.0)).isEqualTo(0.0);
        assertThat(SpecialFunctions.sign(-INFINITY)).isEqualTo(-1);
        assertThat(SpecialFunctions.sign(Double.MIN_VALUE)).isEqualTo(1);
    }
}
