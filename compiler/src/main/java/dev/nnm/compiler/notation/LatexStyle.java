package dev.nnm.compiler.notation;

import dev.nnm.compiler.op.Notation;
import dev.nnm.compiler.op.ReductionKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** LaTeX mathematics. */
final class LatexStyle implements Style {

    /** Functions whose powers are written at the name, where the exponent is a whole number above 1. */
    private static final Pattern POWER_AT_NAME =
            Pattern.compile("(\\\\(?:sin|cos|tan|sinh|cosh|tanh|ln))(\\\\left\\((?s:.*))");

    private static final Pattern ABOVE_ONE = Pattern.compile("[2-9]|[1-9]\\d+");
    private static final Map<ReductionKind, String> REDUCTIONS = Map.of(
            ReductionKind.SUM, "\\sum",
            ReductionKind.PRODUCT, "\\prod",
            ReductionKind.MAXIMUM, "\\max",
            ReductionKind.MINIMUM, "\\min");

    @Override
    public boolean prefersIndices() {
        return true;
    }

    @Override
    public boolean setsQuotientsApart() {
        return true;
    }

    @Override
    public String parenthesised(String text) {
        return "\\left(" + text + "\\right)";
    }

    @Override
    public String name(String name) {
        return LatexNames.of(name);
    }

    @Override
    public Piece element(String name, List<String> subscripts) {
        return Piece.atom(LatexNames.element(name, subscripts));
    }

    @Override
    public Piece element(Piece tensor, List<String> subscripts) {
        if (subscripts.isEmpty()) {
            return tensor;
        }
        String base = tensor.precedence() == Precedence.ATOM ? tensor.text() : parenthesised(tensor.text());
        return Piece.atom(base + "_{" + String.join(",", subscripts) + "}");
    }

    @Override
    public Piece number(double value) {
        if (!Double.isFinite(value)) {
            return Piece.atom(Double.isNaN(value) ? "\\mathrm{NaN}" : "\\infty");
        }
        if (value == Math.PI) {
            return Piece.atom("\\pi");
        }
        BigDecimal shortest = Numbers.shortest(value);
        if (!Numbers.needsExponent(shortest)) {
            return Piece.atom(shortest.toPlainString());
        }
        String power = "10^{" + Numbers.exponent(shortest) + "}";
        String mantissa = Numbers.mantissa(shortest);
        return mantissa.equals("1")
                ? new Piece(power, Precedence.POWER)
                : new Piece(mantissa + " \\cdot " + power, Precedence.PRODUCT);
    }

    @Override
    public Piece truth(boolean value) {
        return Piece.atom("\\mathrm{" + value + "}");
    }

    @Override
    public Piece list(List<Piece> elements, boolean isComplete) {
        List<String> texts = new ArrayList<>(elements.stream().map(Piece::text).toList());
        if (!isComplete) {
            texts.add("\\dots");
        }
        return Piece.atom("\\left[" + String.join(", ", texts) + "\\right]");
    }

    @Override
    public String infix(Notation.Infix operator, String a, String b) {
        return operator.symbol().equals("*") ? product(a, b) : filled(operator.latex(), List.of(a, b));
    }

    /** A product is written without a sign where none is needed to tell its factors apart. */
    private static String product(String a, String b) {
        boolean endsInDigit = Character.isDigit(a.charAt(a.length() - 1));
        boolean needsSign = Character.isDigit(b.charAt(0)) || (endsInDigit && b.startsWith("\\frac"));
        return a + (needsSign ? " \\cdot " : " ") + b;
    }

    @Override
    public String elementwiseProduct(Notation.Infix operator, String a, String b) {
        return a + " \\odot " + b;
    }

    @Override
    public String prefix(Notation.Prefix operator, String operand) {
        return filled(operator.latex(), List.of(operand));
    }

    private static String filled(String pattern, List<String> arguments) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '#') {
                i++;
                text.append(arguments.get(pattern.charAt(i) - '1'));
            } else {
                text.append(pattern.charAt(i));
            }
        }
        return text.toString();
    }

    @Override
    public Piece power(String base, Piece exponent) {
        var atName = POWER_AT_NAME.matcher(base);
        String text = ABOVE_ONE.matcher(exponent.text()).matches() && atName.matches()
                ? atName.group(1) + "^{" + exponent.text() + "}" + atName.group(2)
                : base + "^{" + exponent.text() + "}";
        return new Piece(text, Precedence.POWER);
    }

    @Override
    public Piece function(Notation.Function function, List<Piece> arguments) {
        // Patterns such as 1 + #1 meet arguments that begin with a minus.
        String text = filled(
                        function.latex(), arguments.stream().map(Piece::text).toList())
                .replace("+ -", "- ");
        return new Piece(text, precedence(function.latex()));
    }

    private static int precedence(String pattern) {
        boolean isRaised = pattern.contains("^{#1}") && !pattern.startsWith("\\left");
        boolean hasSeveralHeads = pattern.startsWith("\\ln\\Gamma") || pattern.startsWith("\\psi^");
        return isRaised || hasSeveralHeads ? Precedence.POWER : Precedence.ATOM;
    }

    @Override
    public Piece choice(Notation.Choice choice, String condition, String consequent, String alternative) {
        String text = filled(choice.latex(), List.of(condition, consequent, alternative));
        return new Piece(text, Precedence.CHOICE);
    }

    @Override
    public String withDerivatives(Notation.WithDerivatives notation, List<String> arguments) {
        return filled(notation.latex(), arguments);
    }

    @Override
    public String afterLastStep(String state) {
        return state + " \\text{ after the last step}";
    }

    @Override
    public Piece call(String function, List<String> arguments) {
        String name = "\\operatorname{" + function.replace("_", "\\_") + "}";
        return Piece.atom(name + parenthesised(String.join(", ", arguments)));
    }

    @Override
    public String reduction(ReductionKind kind, List<String> indices) {
        return REDUCTIONS.get(kind) + "_{" + String.join(",", indices) + "} ";
    }

    @Override
    public Piece batchReduction(ReductionKind kind, Piece body) {
        String text = body.precedence() >= Precedence.REDUCTION ? body.text() : parenthesised(body.text());
        return new Piece(reduction(kind, List.of("\\mathrm{batch}")) + text, Precedence.REDUCTION);
    }

    @Override
    public String matrixProduct(String a, String b, boolean ofVectors) {
        return (ofVectors ? transposed(a) : a) + " " + b;
    }

    @Override
    public String transposed(String matrix) {
        return matrix + "^{\\top}";
    }

    @Override
    public String derivative(String of, Piece withRespectTo) {
        return "\\frac{\\partial " + name(of) + "}{\\partial " + withRespectTo.text() + "}";
    }

    @Override
    public String multiple(int factor, String index) {
        return factor == 1 ? index : factor + " " + index;
    }

    @Override
    public String equations(List<Equation> equations, List<Equation> where) {
        if (equations.size() == 1 && where.isEmpty()) {
            return equations.get(0).left() + " = " + equations.get(0).right();
        }
        List<Equation> all = new ArrayList<>(equations);
        all.addAll(where);
        return all.stream()
                .map(equation -> equation.left() + " &= " + equation.right())
                .collect(Collectors.joining(" \\\\\n", "\\begin{aligned}\n", "\n\\end{aligned}"));
    }

    @Override
    public String explained(String expression, List<Equation> where) {
        return expression
                + where.stream()
                        .map(equation -> equation.left() + " = " + equation.right())
                        .collect(Collectors.joining(";\\; ", ",\\; \\text{where } ", ""));
    }
}
