package dev.nnm.compiler.notation;

import dev.nnm.compiler.op.Notation;
import dev.nnm.compiler.op.ReductionKind;
import java.util.List;

/** What text and LaTeX write differently. Where parentheses go is decided by {@link Operators} for both. */
interface Style {

    /** Whether sums of whole tensors and ranges are written with indices only, as mathematics does. */
    boolean prefersIndices();

    /** Whether numerator and denominator are set apart, so that they need no parentheses. */
    boolean setsQuotientsApart();

    String parenthesised(String text);

    String name(String name);

    /** An element of what has a name; the name itself if there are no subscripts. */
    Piece element(String name, List<String> subscripts);

    /** An element of what has no name. */
    Piece element(Piece tensor, List<String> subscripts);

    /** A number that is not negative. */
    Piece number(double value);

    Piece truth(boolean value);

    Piece list(List<Piece> elements, boolean isComplete);

    /** An operator between two operands. */
    String infix(Notation.Infix operator, String a, String b);

    /** The product of two tensors, element by element. */
    String elementwiseProduct(Notation.Infix operator, String a, String b);

    String prefix(Notation.Prefix operator, String operand);

    /**
     * A power.
     *
     * @param base with parentheses if it needs them
     */
    Piece power(String base, Piece exponent);

    Piece function(Notation.Function function, List<Piece> arguments);

    Piece choice(Notation.Choice choice, String condition, String consequent, String alternative);

    /** A value, the variables by which it states derivatives, and these. */
    String withDerivatives(Notation.WithDerivatives notation, List<String> arguments);

    /** A state of a loop as it is in the end. */
    String afterLastStep(String state);

    /** A function that belongs to the structure of tensors, such as {@code stop} and {@code reshape}. */
    Piece call(String function, List<String> arguments);

    /** A reduction over indices, without its body. */
    String reduction(ReductionKind kind, List<String> indices);

    /** A reduction of the batch. */
    Piece batchReduction(ReductionKind kind, Piece body);

    String matrixProduct(String a, String b, boolean ofVectors);

    String transposed(String matrix);

    /** A derivative, as the left side of an equation. */
    String derivative(String of, Piece withRespectTo);

    /** A term of an index. */
    String multiple(int factor, String index);

    /** An equation and those that explain names in it. */
    String equations(List<Equation> equations, List<Equation> where);

    /** An expression and at least one equation that explains a name in it, on one line. */
    String explained(String expression, List<Equation> where);
}
