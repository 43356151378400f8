package dev.nnm.compiler.notation;

import dev.nnm.compiler.op.Notation;
import dev.nnm.compiler.op.ReductionKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The language itself, and index notation where it has no shorter form. */
final class TextStyle implements Style {

    private static final Set<String> TIGHT = Set.of("*", "/", "^");

    @Override
    public boolean prefersIndices() {
        return false;
    }

    @Override
    public boolean setsQuotientsApart() {
        return false;
    }

    @Override
    public String parenthesised(String text) {
        return "(" + text + ")";
    }

    @Override
    public String name(String name) {
        return name;
    }

    @Override
    public Piece element(String name, List<String> subscripts) {
        return element(Piece.atom(name), subscripts);
    }

    @Override
    public Piece element(Piece tensor, List<String> subscripts) {
        if (subscripts.isEmpty()) {
            return tensor;
        }
        String base = tensor.precedence() == Precedence.ATOM ? tensor.text() : parenthesised(tensor.text());
        return Piece.atom(base + "[" + String.join(", ", subscripts) + "]");
    }

    @Override
    public Piece number(double value) {
        if (!Double.isFinite(value)) {
            return Piece.atom(Double.isNaN(value) ? "nan" : "infinity");
        }
        if (value == Math.PI) {
            return Piece.atom("pi");
        }
        BigDecimal shortest = Numbers.shortest(value);
        return Piece.atom(
                Numbers.needsExponent(shortest)
                        ? Numbers.mantissa(shortest) + "e" + Numbers.exponent(shortest)
                        : shortest.toPlainString());
    }

    @Override
    public Piece truth(boolean value) {
        return Piece.atom(String.valueOf(value));
    }

    @Override
    public Piece list(List<Piece> elements, boolean isComplete) {
        List<String> texts = new ArrayList<>(elements.stream().map(Piece::text).toList());
        if (!isComplete) {
            texts.add("…");
        }
        return Piece.atom("[" + String.join(", ", texts) + "]");
    }

    @Override
    public String infix(Notation.Infix operator, String a, String b) {
        String space = TIGHT.contains(operator.symbol()) ? "" : " ";
        return a + space + operator.symbol() + space + b;
    }

    @Override
    public String elementwiseProduct(Notation.Infix operator, String a, String b) {
        return infix(operator, a, b);
    }

    @Override
    public String prefix(Notation.Prefix operator, String operand) {
        return operator.symbol() + operand;
    }

    @Override
    public Piece power(String base, Piece exponent) {
        boolean isAtom = exponent.precedence() == Precedence.ATOM;
        String raised = isAtom ? exponent.text() : parenthesised(exponent.text());
        return new Piece(base + "^" + raised, Precedence.POWER);
    }

    @Override
    public Piece function(Notation.Function function, List<Piece> arguments) {
        return call(function.name(), arguments.stream().map(Piece::text).toList());
    }

    @Override
    public Piece choice(Notation.Choice choice, String condition, String consequent, String alternative) {
        return new Piece("if " + condition + " then " + consequent + " else " + alternative, Precedence.CHOICE);
    }

    @Override
    public String withDerivatives(Notation.WithDerivatives notation, List<String> arguments) {
        int count = arguments.size() / 2;
        return IntStream.rangeClosed(1, count)
                .mapToObj(k -> arguments.get(k) + ": " + arguments.get(k + count))
                .collect(Collectors.joining(", ", arguments.get(0) + " with derivative ", ""));
    }

    @Override
    public String afterLastStep(String state) {
        return state + " after the last step";
    }

    @Override
    public Piece call(String function, List<String> arguments) {
        return Piece.atom(function + "(" + String.join(", ", arguments) + ")");
    }

    @Override
    public String reduction(ReductionKind kind, List<String> indices) {
        return kind.label() + "(" + String.join(", ", indices) + ") ";
    }

    @Override
    public Piece batchReduction(ReductionKind kind, Piece body) {
        return call("batch_" + kind.label(), List.of(body.text()));
    }

    @Override
    public String matrixProduct(String a, String b, boolean ofVectors) {
        return a + " @ " + b;
    }

    @Override
    public String transposed(String matrix) {
        return matrix + "'";
    }

    @Override
    public String derivative(String of, Piece withRespectTo) {
        return "d" + of + "/d" + withRespectTo.text();
    }

    @Override
    public String multiple(int factor, String index) {
        return factor == 1 ? index : factor + "*" + index;
    }

    @Override
    public String equations(List<Equation> equations, List<Equation> where) {
        String main = equations.stream().map(TextStyle::line).collect(Collectors.joining("\n"));
        String explained =
                where.stream().map(TextStyle::line).collect(Collectors.joining("\n        ", "\n  where ", ""));
        return where.isEmpty() ? main : main + explained;
    }

    @Override
    public String explained(String expression, List<Equation> where) {
        return expression + where.stream().map(TextStyle::line).collect(Collectors.joining("; ", ", where ", ""));
    }

    private static String line(Equation equation) {
        return equation.left() + " = " + equation.right();
    }
}
