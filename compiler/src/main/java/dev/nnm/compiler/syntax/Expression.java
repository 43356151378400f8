package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression as written. A chain such as {@code a + b + c} is a tree that is deep on the left, without limit; every
 * other way of nesting is limited by {@link NnmParser#MAXIMUM_DEPTH}, that of blocks by
 * {@link NnmParser#MAXIMUM_BLOCKS}. So descend {@link Binary#left} in a loop, and never ask a tree for its
 * {@code equals}, {@code hashCode} or {@code toString}.
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
     * @param function what is called: a {@link NameReference}, or a call that gives a function
     */
    record Call(SourceSpan span, Expression function, List<Argument> arguments) implements Expression {

        /** Copies the arguments. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The choice of elements, such as {@code x[0, 1..3]} or {@code x[i + 1, j pad 0]}.
     *
     * @param subscripts one or more, for the first axes of the base
     * @param padding what lies outside of the base; absent where no subscript may lead there
     */
    record Index(
            SourceSpan span,
            Expression base,
            List<Subscript> subscripts,
            @Nullable Padding padding) implements Expression {

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

    /** {@code (a, b)}, with two or more elements. */
    record Tuple(SourceSpan span, List<Expression> elements) implements Expression {

        /** Copies the elements. */
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A parameter of a layer: {@code f.W}, or {@code f.hidden.W} of a layer within.
     *
     * @param layer the name of the layer
     * @param path one or more names: the last is the parameter's, those before it lead to where it is declared
     */
    record ParameterAccess(SourceSpan span, Name layer, List<Name> path) implements Expression {

        /** Copies the path. */
        public ParameterAccess {
            path = List.copyOf(path);
        }
    }

    /**
     * A tensor by its elements: the value of the definition {@code C[i, j] = a[i] * b[j]}, and of it only.
     *
     * @param indices one for each axis, with names that differ
     * @param element the element at these indices
     */
    record Tabulation(SourceSpan span, List<Binder> indices, Expression element) implements Expression {

        /** Copies the indices. */
        public Tabulation {
            indices = List.copyOf(indices);
        }
    }

    /**
     * {@code sum(k) A[i, k] * B[k, j]}: an expression for all values of some indices, combined.
     *
     * @param indices one or more, with names that differ
     * @param body what is combined
     */
    record BoundReduction(SourceSpan span, ReductionOperator operator, List<Binder> indices, Expression body)
            implements Expression {

        /** Copies the indices. */
        public BoundReduction {
            indices = List.copyOf(indices);
        }
    }

    /**
     * {@code scan h over xt in x from zeros(32) { … }}: a state that goes through a step for each element. The names of
     * the states and of the variables differ.
     *
     * @param states the names of the state's values, one or more; the body sees them as they are before its step
     * @param variables what changes from step to step, one or more
     * @param initial the state before the first step: a tuple if there are several values
     * @param collects whether the result is the states after all steps, along a new first axis, instead of the last one
     * @param body the state after a step: a tuple if there are several values
     */
    record Scan(
            SourceSpan span,
            List<Name> states,
            List<ScanVariable> variables,
            Expression initial,
            boolean collects,
            Block body)
            implements Expression {

        /** Copies the lists. */
        public Scan {
            states = List.copyOf(states);
            variables = List.copyOf(variables);
        }
    }

    /**
     * {@code while abs(x^2 - a) > tolerance from x = 1 max 50 { (x + a / x) / 2 }}.
     *
     * @param condition whether there is another round, in terms of the variables
     * @param variables one or more, with names that differ
     * @param limit the greatest number of rounds, known at compile time; absent where there is none
     * @param body the variables after a round: a tuple if there are several
     */
    record While(
            SourceSpan span,
            Expression condition,
            List<LoopVariable> variables,
            @Nullable Expression limit,
            Block body) implements Expression {

        /** Copies the variables. */
        public While {
            variables = List.copyOf(variables);
        }
    }

    /** {@code if condition then consequent else alternative}. */
    record Conditional(SourceSpan span, Expression condition, Expression consequent, Expression alternative)
            implements Expression {}

    /**
     * Statements with names of their own, then the value: {@code { m = max(z); z - m }}.
     *
     * @param statements of the kinds {@link Statement.Definition}, {@link Statement.TupleDefinition},
     *     {@link Statement.ConstantDefinition}, {@link Statement.ParameterDeclaration},
     *     {@link Statement.LayerDefinition} and {@link Statement.Repeat}
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
