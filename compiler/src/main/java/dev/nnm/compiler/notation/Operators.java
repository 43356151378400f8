package dev.nnm.compiler.notation;

import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Notation;
import dev.nnm.compiler.op.ReductionKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts pieces together with no more parentheses than mathematics needs. Sums and products are taken as associative:
 * {@code a + (b - c)} is written {@code a + b - c}.
 *
 * @param style how the result looks
 */
record Operators(Style style) {

    Piece apply(Elementwise operation, List<Piece> arguments, boolean ofTensors) {
        Notation notation = operation.notation();
        if (notation instanceof Notation.Function function) {
            return style.function(function, arguments);
        }
        if (notation instanceof Notation.Choice choice) {
            return style.choice(
                    choice,
                    arguments.get(0).text(),
                    arguments.get(1).text(),
                    arguments.get(2).text());
        }
        if (notation instanceof Notation.WithDerivatives stated) {
            return withDerivatives(stated, arguments);
        }
        if (notation instanceof Notation.Prefix prefix) {
            return prefix.symbol().equals("-") ? negated(arguments.get(0)) : prefixed(prefix, arguments.get(0));
        }
        return infix((Notation.Infix) notation, arguments.get(0), arguments.get(1), ofTensors);
    }

    private Piece withDerivatives(Notation.WithDerivatives notation, List<Piece> arguments) {
        List<String> texts = new ArrayList<>();
        texts.add(atLeast(Precedence.SUM, arguments.get(0)));
        arguments.stream().skip(1).map(Piece::text).forEach(texts::add);
        return new Piece(style.withDerivatives(notation, texts), Precedence.CHOICE);
    }

    private Piece infix(Notation.Infix operator, Piece a, Piece b, boolean ofTensors) {
        return switch (operator.symbol()) {
            case "+", "-" -> sum(operator, a, b);
            case "*" -> product(operator, a, b, ofTensors);
            case "/" -> quotient(operator, a, b);
            case "^" -> style.power(atLeast(Precedence.ATOM, a), b);
            default -> general(operator, a, b);
        };
    }

    private String atLeast(int precedence, Piece piece) {
        return piece.precedence() >= precedence ? piece.text() : style.parenthesised(piece.text());
    }

    /** a + (−b) is a − b, a − (−b) is a + b, and a + (−b + c) is a − b + c. */
    private Piece sum(Notation.Infix operator, Piece a, Piece b) {
        boolean isPlus = operator.symbol().equals("+");
        boolean absorbsMinus = b.startsWithMinus() && (b.isSigned() || (isPlus && b.precedence() == Precedence.SUM));
        Notation.Infix written = absorbsMinus ? opposite(isPlus) : operator;
        String right = absorbsMinus ? b.withoutMinus() : atLeast(isPlus ? Precedence.SUM : Precedence.REDUCTION, b);
        return new Piece(style.infix(written, atLeast(Precedence.SUM, a), right), Precedence.SUM);
    }

    private static Notation.Infix opposite(boolean isPlus) {
        return (Notation.Infix) (isPlus ? Elementwises.SUBTRACT : Elementwises.ADD).notation();
    }

    private Piece product(Notation.Infix operator, Piece a, Piece b, boolean ofTensors) {
        String right = atLeast(Precedence.PRODUCT, b);
        String left = a.isSigned() ? a.text() : atLeast(Precedence.PRODUCT, a);
        String text = ofTensors ? style.elementwiseProduct(operator, left, right) : style.infix(operator, left, right);
        return new Piece(text, a.isSigned() ? Precedence.SIGNED : Precedence.PRODUCT);
    }

    private Piece quotient(Notation.Infix operator, Piece a, Piece b) {
        if (a.isSigned() && style.setsQuotientsApart()) {
            Piece positive = quotient(operator, new Piece(a.withoutMinus(), Precedence.ATOM), b);
            return new Piece("-" + positive.text(), Precedence.SIGNED);
        }
        if (style.setsQuotientsApart()) {
            return new Piece(style.infix(operator, a.text(), b.text()), Precedence.PRODUCT);
        }
        String left = a.isSigned() ? a.text() : atLeast(Precedence.PRODUCT, a);
        String text = style.infix(operator, left, atLeast(Precedence.POWER, b));
        return new Piece(text, a.isSigned() ? Precedence.SIGNED : Precedence.PRODUCT);
    }

    /** Comparisons stand between sums; {@code and} and {@code or} bind more weakly than what they join. */
    private Piece general(Notation.Infix operator, Piece a, Piece b) {
        int precedence = Precedence.of(operator);
        boolean isComparison = precedence > Precedence.of((Notation.Infix) Elementwises.AND.notation());
        int least = isComparison ? precedence + 1 : precedence;
        return new Piece(style.infix(operator, atLeast(least, a), atLeast(least, b)), precedence);
    }

    Piece negated(Piece piece) {
        return new Piece("-" + atLeast(Precedence.REDUCTION, piece), Precedence.SIGNED);
    }

    private Piece prefixed(Notation.Prefix prefix, Piece operand) {
        int precedence = Precedence.of(prefix);
        return new Piece(style.prefix(prefix, atLeast(precedence, operand)), precedence);
    }

    Piece number(double value) {
        boolean isNegative = value < 0 || Double.compare(value, -0.0) == 0;
        return isNegative ? negated(style.number(-value)) : style.number(value);
    }

    Piece reduction(ReductionKind kind, List<String> indices, Piece body) {
        String text = style.reduction(kind, indices) + atLeast(Precedence.REDUCTION, body);
        return new Piece(text, Precedence.REDUCTION);
    }

    Piece matrixProduct(Piece a, Piece b, boolean ofVectors) {
        return new Piece(style.matrixProduct(operand(a), operand(b), ofVectors), Precedence.MATRIX_PRODUCT);
    }

    private String operand(Piece piece) {
        return piece.precedence() == Precedence.MATRIX_PRODUCT ? piece.text() : atLeast(Precedence.POWER, piece);
    }

    Piece transposed(Piece matrix) {
        return Piece.atom(style.transposed(atLeast(Precedence.ATOM, matrix)));
    }
}
