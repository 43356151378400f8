package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.runtime.Precision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as written. A statement that declares several names at once is several statements here. */
public sealed interface Statement {

    /** Where it is written. */
    SourceSpan span();

    /** {@code model Xor}. */
    record ModelName(SourceSpan span, Name name) implements Statement {}

    /** {@code precision float}. */
    record PrecisionChoice(SourceSpan span, Precision precision) implements Statement {}

    /**
     * {@code input x[4]}.
     *
     * @param shape the sizes of the axes, known at compile time; empty for a scalar
     */
    record InputDeclaration(SourceSpan span, Name name, List<Expression> shape) implements Statement {

        /** Copies the shape. */
        public InputDeclaration {
            shape = List.copyOf(shape);
        }
    }

    /**
     * {@code target t}, {@code target v[2]} or {@code target species : class("a", "b")}.
     *
     * @param shape the sizes of the axes; empty for a scalar and for classes
     * @param classes the labels; empty for numbers
     */
    record TargetDeclaration(SourceSpan span, Name name, List<Expression> shape, List<StringLiteral> classes)
            implements Statement {

        /** Copies the lists. */
        public TargetDeclaration {
            shape = List.copyOf(shape);
            classes = List.copyOf(classes);
        }
    }

    /**
     * {@code param W[2, 2] ~ glorot} or {@code param b = 0}. At most one of initialiser and value is present.
     *
     * @param shape the sizes of the axes; empty for a scalar
     * @param initializer what follows {@code ~}: a name or a call
     * @param value what follows {@code =}: an expression known at compile time
     */
    record ParameterDeclaration(
            SourceSpan span,
            Name name,
            List<Expression> shape,
            @Nullable Expression initializer,
            @Nullable Expression value)
            implements Statement {

        /** Copies the shape. */
        public ParameterDeclaration {
            shape = List.copyOf(shape);
        }
    }

    /** {@code const n = 4}. */
    record ConstantDefinition(SourceSpan span, Name name, Expression value) implements Statement {}

    /** {@code h = relu(x)}. */
    record Definition(SourceSpan span, Name name, Expression value) implements Statement {}

    /**
     * {@code output y = x^2}, or {@code output y} for a name that is defined elsewhere.
     *
     * @param value absent for a name that is defined elsewhere
     */
    record OutputDefinition(
            SourceSpan span, Name name, @Nullable Expression value) implements Statement {}

    /** {@code loss (y - t)^2}: one term of the sum that training makes small. */
    record LossTerm(SourceSpan span, Expression term) implements Statement {}

    /**
     * {@code metric accuracy(y, t)} or {@code metric error = abs(y - t)}.
     *
     * @param name absent where the expression is to name it
     */
    record MetricDefinition(SourceSpan span, @Nullable Name name, Expression value) implements Statement {}

    /**
     * {@code fn swish(z, beta = 1) = z * sigmoid(beta * z)}, or with a block as the body.
     *
     * @param body a {@link Expression.Block} where braces are written
     */
    record FunctionDefinition(SourceSpan span, Name name, List<FormalParameter> parameters, Expression body)
            implements Statement {

        /** Copies the parameters. */
        public FunctionDefinition {
            parameters = List.copyOf(parameters);
        }
    }

    /** {@code train { … }}. */
    record TrainBlock(SourceSpan span, List<TrainSetting> settings) implements Statement {

        /** Copies the settings. */
        public TrainBlock {
            settings = List.copyOf(settings);
        }
    }
}
