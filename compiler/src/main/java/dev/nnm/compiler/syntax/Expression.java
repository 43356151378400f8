package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression as written. A chain such as {@code a + b + c} is a tree that is deep on the left, without limit; every
 * other way of nesting is limited by {@link NnmParser#MAXIMUM_DEPTH}. So descend {@link Binary#left} in a loop, and
 * never ask a tree for its {@code equals}, {@code hashCode} or {@code toString}.
 */
public sealed interface Expression {

    /** Where it is written. */
    SourceSpan span();

    /**
     * A number.
     *
     * @param value its value, finite and not negative
     * @param text as written
     */
    record NumberLiteral(SourceSpan span, double value, String text) implements Expression {}

    /**
     * A string.
     *
     * @param value its text with escapes replaced, without the quotes
     */
    record StringLiteral(SourceSpan span, String value) implements Expression {}

    /** {@code true} or {@code false}. */
    record BooleanLiteral(SourceSpan span, boolean value) implements Expression {}

    /**
     * The use of a name.
     *
     * @param name in Unicode normal form C
     */
    record NameReference(SourceSpan span, String name) implements Expression {}

    /** An operator before its operand. */
    record Unary(SourceSpan span, UnaryOperator operator, Expression operand) implements Expression {}

    /** An operator between its operands. {@code x²} is here as well, as a power. */
    record Binary(SourceSpan span, BinaryOperator operator, Expression left, Expression right) implements Expression {}

    /** {@code x'} or {@code xᵀ}. */
    record Transpose(SourceSpan span, Expression operand) implements Expression {}

    /**
     * A call.
     *
     * @param function what is called, in general a {@link NameReference}
     */
    record Call(SourceSpan span, Expression function, List<Argument> arguments) implements Expression {

        /** Copies the arguments. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The choice of elements, such as {@code x[0, 1..3]}.
     *
     * @param subscripts one or more, for the first axes of the base
     */
    record Index(SourceSpan span, Expression base, List<Subscript> subscripts) implements Expression {

        /** Copies the subscripts. */
        public Index {
            subscripts = List.copyOf(subscripts);
        }
    }

    /** {@code [a, b, c]}, with one or more elements. */
    record ListLiteral(SourceSpan span, List<Expression> elements) implements Expression {

        /** Copies the elements. */
        public ListLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** {@code if condition then consequent else alternative}. */
    record Conditional(SourceSpan span, Expression condition, Expression consequent, Expression alternative)
            implements Expression {}

    /**
     * Statements with names of their own, then the value: {@code { m = max(z); z - m }}.
     *
     * @param statements of the kinds {@link Statement.Definition}, {@link Statement.ParameterDeclaration} and
     *     {@link Statement.ConstantDefinition}
     * @param result the value
     */
    record Block(SourceSpan span, List<Statement> statements, Expression result) implements Expression {

        /** Copies the statements. */
        public Block {
            statements = List.copyOf(statements);
        }
    }

    /** One subscript of an {@link Index}. */
    sealed interface Subscript {

        /** Where it is written. */
        SourceSpan span();
    }

    /** One position, counted from 0; the axis disappears. */
    record At(SourceSpan span, Expression position) implements Subscript {}

    /**
     * The positions from one, inclusive, to another, exclusive: {@code 1..3}, {@code 1..}, {@code ..3}, {@code :}.
     *
     * @param from absent for the first
     * @param to absent for the end
     */
    record Range(
            SourceSpan span,
            @Nullable Expression from,
            @Nullable Expression to) implements Subscript {}
}
