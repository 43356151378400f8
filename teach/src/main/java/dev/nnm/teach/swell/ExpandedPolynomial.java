package dev.nnm.teach.swell;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwises;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A polynomial in one variable with whole coefficients, multiplied out: 16(1 − 10x + 24x² − 16x³). */
final class ExpandedPolynomial {

    private final String variable;
    private final BigInteger[] coefficients;

    private ExpandedPolynomial(String variable, BigInteger[] coefficients) {
        this.variable = variable;
        this.coefficients = coefficients;
    }

    /** A node as a polynomial, if it is one of at most so many terms. */
    static Optional<ExpandedPolynomial> of(Graph graph, Node root, Node variable, int mostTerms) {
        Map<Node, BigInteger[]> known = new HashMap<>();
        for (Node node : graph.reachable(List.of(root))) {
            BigInteger[] found = node == variable
                    ? new BigInteger[] {BigInteger.ZERO, BigInteger.ONE}
                    : polynomial(node, known, mostTerms);
            if (found == null) {
                return Optional.empty();
            }
            known.put(node, found);
        }
        return Optional.ofNullable(known.get(root))
                .map(found -> new ExpandedPolynomial(variable.operation().name(), found));
    }

    private static BigInteger @Nullable [] polynomial(Node node, Map<Node, BigInteger[]> known, int mostTerms) {
        if (node.operation() instanceof Constant constant) {
            double value = constant.value();
            boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
            return isWhole ? new BigInteger[] {BigInteger.valueOf((long) value)} : null;
        }
        List<BigInteger[]> arguments = new ArrayList<>();
        for (Node argument : node.arguments()) {
            BigInteger[] found = known.get(argument);
            if (found == null) {
                return null;
            }
            arguments.add(found);
        }
        BigInteger[] result = combined(node, arguments);
        return result == null || result.length > mostTerms ? null : result;
    }

    private static BigInteger @Nullable [] combined(Node node, List<BigInteger[]> arguments) {
        if (node.operation() == Elementwises.ADD) {
            return sum(arguments.get(0), arguments.get(1), BigInteger.ONE);
        }
        if (node.operation() == Elementwises.SUBTRACT) {
            return sum(arguments.get(0), arguments.get(1), BigInteger.ONE.negate());
        }
        if (node.operation() == Elementwises.NEGATE) {
            return product(arguments.get(0), new BigInteger[] {BigInteger.ONE.negate()});
        }
        if (node.operation() == Elementwises.MULTIPLY) {
            return product(arguments.get(0), arguments.get(1));
        }
        return node.operation() == Elementwises.POWER ? power(arguments.get(0), arguments.get(1)) : null;
    }

    private static BigInteger[] sum(BigInteger[] a, BigInteger[] b, BigInteger factor) {
        BigInteger[] result = new BigInteger[Math.max(a.length, b.length)];
        Arrays.setAll(result, k -> at(a, k).add(factor.multiply(at(b, k))));
        return result;
    }

    private static BigInteger at(BigInteger[] polynomial, int k) {
        return k < polynomial.length ? polynomial[k] : BigInteger.ZERO;
    }

    private static BigInteger[] product(BigInteger[] a, BigInteger[] b) {
        BigInteger[] result = new BigInteger[a.length + b.length - 1];
        Arrays.fill(result, BigInteger.ZERO);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                result[i + j] = result[i + j].add(a[i].multiply(b[j]));
            }
        }
        return result;
    }

    private static BigInteger @Nullable [] power(BigInteger[] base, BigInteger[] exponent) {
        boolean isSmall = exponent.length == 1 && exponent[0].signum() >= 0 && exponent[0].bitLength() < 6;
        if (!isSmall) {
            return null;
        }
        BigInteger[] result = {BigInteger.ONE};
        for (int i = 0; i < exponent[0].intValue(); i++) {
            result = product(result, base);
        }
        return result;
    }

    /** In both notations, ascending powers, with the common factor in front of more than two terms. */
    Formula formula() {
        BigInteger factor = Arrays.stream(coefficients).reduce(BigInteger.ZERO, BigInteger::gcd);
        long terms = Arrays.stream(coefficients).filter(c -> c.signum() != 0).count();
        if (terms > 2 && factor.compareTo(BigInteger.ONE) > 0) {
            return new Formula(
                    factor + "*(" + written(factor, "*", "^", "") + ")",
                    factor + "\\left(" + written(factor, " ", "^{", "}") + "\\right)");
        }
        return new Formula(written(BigInteger.ONE, "*", "^", ""), written(BigInteger.ONE, " ", "^{", "}"));
    }

    private String written(BigInteger divisor, String times, String open, String close) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < coefficients.length; k++) {
            BigInteger coefficient = coefficients[k].divide(divisor);
            if (coefficient.signum() != 0) {
                String sign = coefficient.signum() < 0 ? "-" : "+";
                text.append(text.isEmpty() ? (sign.equals("-") ? "-" : "") : " " + sign + " ");
                text.append(term(coefficient.abs(), k, times, open, close));
            }
        }
        return text.isEmpty() ? "0" : text.toString();
    }

    private String term(BigInteger coefficient, int exponent, String times, String open, String close) {
        String power = exponent == 0 ? "" : exponent == 1 ? variable : variable + open + exponent + close;
        boolean isOne = coefficient.equals(BigInteger.ONE);
        return power.isEmpty() ? coefficient.toString() : isOne ? power : coefficient + times + power;
    }
}
