package dev.nnm.teach.number;

import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.hipparchus.CalculusFieldElement;

/** The rows of the table of operations on numbers of another kind, by the functions that Hipparchus has for them. */
final class FieldOperations<T extends CalculusFieldElement<T>> {

    /** An operation. */
    private interface Function<T> {
        T apply(List<T> arguments);
    }

    private final Numbers<T> numbers;
    private final Map<Elementwise, Function<T>> functions = new HashMap<>();

    FieldOperations(Numbers<T> numbers) {
        this.numbers = numbers;
        arithmetic();
        smoothFunctions();
        piecewise();
        conditions();
    }

    /**
     * The value of an operation.
     *
     * @throws NotApplicable if numbers of this kind do not have it
     */
    T apply(Elementwise operation, List<T> arguments) {
        Function<T> function = functions.get(operation);
        if (function == null) {
            throw new NotApplicable(operation.name(), "not known for these numbers");
        }
        return function.apply(arguments);
    }

    private void unary(Elementwise operation, UnaryOperator<T> function) {
        functions.put(operation, x -> function.apply(x.get(0)));
    }

    private void binary(Elementwise operation, BinaryOperator<T> function) {
        functions.put(operation, x -> function.apply(x.get(0), x.get(1)));
    }

    private void arithmetic() {
        binary(Elementwises.ADD, (a, b) -> a.add(b));
        binary(Elementwises.SUBTRACT, (a, b) -> a.subtract(b));
        binary(Elementwises.MULTIPLY, (a, b) -> a.multiply(b));
        binary(Elementwises.DIVIDE, (a, b) -> a.divide(b));
        unary(Elementwises.NEGATE, a -> a.negate());
        binary(Elementwises.POWER, this::power);
    }

    private T power(T base, T exponent) {
        OptionalDouble known = numbers.constant(exponent);
        if (known.isPresent()
                && known.getAsDouble() == Math.rint(known.getAsDouble())
                && Math.abs(known.getAsDouble()) < Integer.MAX_VALUE) {
            return base.pow((int) known.getAsDouble());
        }
        OptionalDouble zero = numbers.constant(base);
        return zero.isPresent() && zero.getAsDouble() == 0
                ? numbers.of(0)
                : base.log().multiply(exponent).exp();
    }

    private void smoothFunctions() {
        unary(Elementwises.EXP, x -> x.exp());
        unary(Elementwises.LN, x -> x.log());
        unary(Elementwises.LOG1P, x -> x.log1p());
        unary(Elementwises.EXPM1, x -> x.expm1());
        unary(Elementwises.SIGMOID, this::sigmoid);
        unary(Elementwises.SOFTPLUS, this::softplus);
        unary(Elementwises.SQRT, x -> x.sqrt());
        unary(Elementwises.ROOT, x -> x.sqrt());
        unary(Elementwises.SIN, x -> x.sin());
        unary(Elementwises.COS, x -> x.cos());
        unary(Elementwises.TAN, x -> x.sin().divide(x.cos()));
        unary(Elementwises.ASIN, x -> x.asin());
        unary(Elementwises.ACOS, x -> x.acos());
        unary(Elementwises.ATAN, x -> x.atan());
        binary(Elementwises.ATAN2, (y, x) -> y.atan2(x));
        unary(Elementwises.SINH, x -> x.sinh());
        unary(Elementwises.COSH, x -> x.cosh());
        unary(Elementwises.TANH, this::tanh);
        unary(Elementwises.ASINH, x -> x.asinh());
        unary(Elementwises.ACOSH, x -> x.acosh());
        unary(Elementwises.ATANH, x -> x.atanh());
        unary(Elementwises.ERF, x -> new ErrorFunction<>(numbers).of(x));
    }

    /** Of the two forms of the sigmoid, the one that does not overflow. */
    private T sigmoid(T x) {
        T one = numbers.of(1);
        if (x.getReal() >= 0) {
            return one.divide(one.add(x.negate().exp()));
        }
        T e = x.exp();
        return e.divide(one.add(e));
    }

    private T softplus(T x) {
        return x.getReal() > 0 ? x.add(x.negate().exp().log1p()) : x.exp().log1p();
    }

    /** tanh x = 1 − 2 / (e²ˣ + 1), where e²ˣ is not so large that it overflows; near 0 by sinh and cosh. */
    private T tanh(T x) {
        if (Math.abs(x.getReal()) < 1) {
            return x.sinh().divide(x.cosh());
        }
        T sign = numbers.of(x.getReal() < 0 ? -1 : 1);
        T e = x.multiply(sign).multiply(numbers.of(-2)).exp();
        T one = numbers.of(1);
        return sign.multiply(one.subtract(e)).divide(one.add(e));
    }

    private void piecewise() {
        unary(Elementwises.ABS, x -> compare(x, numbers.of(0), "abs") < 0 ? x.negate() : x);
        unary(Elementwises.SIGN, x -> numbers.of(Integer.signum(compare(x, numbers.of(0), "sign"))));
        unary(Elementwises.FLOOR, x -> numbers.of(Math.floor(real(x, "floor"))));
        binary(Elementwises.MAXIMUM, (a, b) -> compare(a, b, "max") < 0 ? b : a);
        binary(Elementwises.MINIMUM, (a, b) -> compare(a, b, "min") > 0 ? b : a);
    }

    private double real(T x, String operation) {
        compare(x, numbers.of(0.5), operation);
        return x.getReal();
    }

    private int compare(T a, T b, String operation) {
        return numbers.compare(a, b, operation);
    }

    private void conditions() {
        comparison(Elementwises.LESS, sign -> sign < 0);
        comparison(Elementwises.LESS_EQUAL, sign -> sign <= 0);
        comparison(Elementwises.GREATER, sign -> sign > 0);
        comparison(Elementwises.GREATER_EQUAL, sign -> sign >= 0);
        comparison(Elementwises.EQUAL, sign -> sign == 0);
        comparison(Elementwises.NOT_EQUAL, sign -> sign != 0);
        binary(Elementwises.AND, (a, b) -> isTrue(a) ? b : a);
        binary(Elementwises.OR, (a, b) -> isTrue(a) ? a : b);
        unary(Elementwises.NOT, a -> numbers.of(isTrue(a) ? 0 : 1));
        functions.put(Elementwises.SELECT, x -> isTrue(x.get(0)) ? x.get(1) : x.get(2));
    }

    private void comparison(Elementwise operation, IntPredicate holds) {
        binary(operation, (a, b) -> numbers.of(holds.test(compare(a, b, "if")) ? 1 : 0));
    }

    private static <T extends CalculusFieldElement<T>> boolean isTrue(T value) {
        return value.getReal() != 0;
    }
}
