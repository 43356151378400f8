package dev.nnm.compiler.emit.function;

import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a function of a vector {@code x} is computed, in either precision.
 *
 * @param where a mask of the lanes for which it holds; others are left to Java's own function. None: for all numbers
 * @param text statements without semicolons, a line each. {@code V} is the type of vectors, {@code $NAME} one of
 *     {@link FunctionNumbers}, {@code polynomial p of r: NAME} defines p; the last line is the value
 */
public record VectorFunction(Optional<String> where, String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$([A-Z][A-Z0-9_]*)");
    private static final Pattern POLYNOMIAL = Pattern.compile("polynomial (\\w+) of (\\w+): (\\w+)");

    /** Names vectors that hold a constant in each lane. */
    @FunctionalInterface
    public interface Constants {

        /** The name for a constant; the same for the same. */
        String name(String constant, double value);
    }

    /** One that holds for all numbers. */
    static VectorFunction everywhere(String text) {
        return new VectorFunction(Optional.empty(), text);
    }

    /** One that holds for some numbers only. */
    static VectorFunction where(String mask, String text) {
        return new VectorFunction(Optional.of(mask), text);
    }

    /** The mask of the lanes for which it holds, as Java. */
    public Optional<String> where(Precision precision, Constants constants) {
        return where.map(mask -> filled(mask, FunctionNumbers.of(precision), constants));
    }

    /**
     * Java statements without semicolons, and last the expression for the value.
     *
     * @param type the simple name of the class of vectors
     */
    public List<String> lines(Precision precision, String type, Constants constants) {
        FunctionNumbers numbers = FunctionNumbers.of(precision);
        List<String> lines = new ArrayList<>();
        for (String line : text.strip().split("\n", -1)) {
            Matcher polynomial = POLYNOMIAL.matcher(line);
            if (polynomial.matches()) {
                List<String> coefficients = coefficients(polynomial.group(3), numbers, constants);
                lines.addAll(polynomial(type, polynomial.group(1), polynomial.group(2), coefficients));
            } else {
                lines.add(filled(line.replaceFirst("^V ", type + " "), numbers, constants));
            }
        }
        return lines;
    }

    private static List<String> coefficients(String polynomial, FunctionNumbers numbers, Constants constants) {
        List<String> names = new ArrayList<>();
        for (double value : numbers.polynomial(polynomial)) {
            names.add(constants.name(polynomial + "_" + names.size(), value));
        }
        return names;
    }

    /**
     * Pairs of terms, then pairs of these with the square, and so on (G. Estrin): fewer multiply-adds wait for one
     * another than by Horner's rule.
     */
    private static List<String> polynomial(String type, String name, String variable, List<String> coefficients) {
        List<String> lines = new ArrayList<>();
        List<String> terms = coefficients;
        String power = variable;
        for (int exponent = 2; terms.size() > 1; exponent *= 2) {
            List<String> pairs = new ArrayList<>();
            for (int k = 0; k + 1 < terms.size(); k += 2) {
                String pair = terms.size() == 2 ? name : name + exponent + "_" + k / 2;
                lines.add(type + " " + pair + " = " + power + ".fma(" + terms.get(k + 1) + ", " + terms.get(k) + ")");
                pairs.add(pair);
            }
            if (terms.size() % 2 == 1) {
                pairs.add(terms.get(terms.size() - 1));
            }
            if (pairs.size() > 1) {
                String square = name + "_" + variable + exponent;
                lines.add(type + " " + square + " = " + power + ".mul(" + power + ")");
                power = square;
            }
            terms = pairs;
        }
        return lines;
    }

    private static String filled(String line, FunctionNumbers numbers, Constants constants) {
        return PLACEHOLDER.matcher(line).replaceAll(match -> {
            String name = match.group(1);
            Double value = numbers.constant(name);
            return value == null ? numbers.text(name) : constants.name(name, value);
        });
    }
}
