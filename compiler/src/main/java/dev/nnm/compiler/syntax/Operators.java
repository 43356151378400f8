package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;

/** The operators that tokens stand for. */
final class Operators {

    private Operators() {}

    static UnaryOperator unary(Token token) {
        return switch (token.getType()) {
            case NnmLexer.MINUS -> UnaryOperator.NEGATE;
            case NnmLexer.PLUS -> UnaryOperator.PLUS;
            case NnmLexer.NOT -> UnaryOperator.NOT;
            default -> throw new IllegalArgumentException("not a unary operator: " + token);
        };
    }

    static BinaryOperator binary(Token token) {
        return switch (token.getType()) {
            case NnmLexer.PLUS -> BinaryOperator.ADD;
            case NnmLexer.MINUS -> BinaryOperator.SUBTRACT;
            case NnmLexer.STAR -> BinaryOperator.MULTIPLY;
            case NnmLexer.SLASH -> BinaryOperator.DIVIDE;
            case NnmLexer.AT -> BinaryOperator.MATRIX_PRODUCT;
            case NnmLexer.POWER -> BinaryOperator.POWER;
            case NnmLexer.LESS -> BinaryOperator.LESS;
            case NnmLexer.LESS_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
            case NnmLexer.GREATER -> BinaryOperator.GREATER;
            case NnmLexer.GREATER_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
            case NnmLexer.EQUAL -> BinaryOperator.EQUAL;
            case NnmLexer.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case NnmLexer.AND -> BinaryOperator.AND;
            case NnmLexer.OR -> BinaryOperator.OR;
            default -> throw new IllegalArgumentException("not a binary operator: " + token);
        };
    }

    /** What a name that reduces stands for. */
    static ReductionOperator reduction(Token token) {
        return reduction(token.getText()).orElseThrow(() -> new IllegalArgumentException("not a reduction: " + token));
    }

    static Optional<ReductionOperator> reduction(String word) {
        return Stream.of(ReductionOperator.values())
                .filter(operator -> operator.word().equals(word))
                .findFirst();
    }
}
