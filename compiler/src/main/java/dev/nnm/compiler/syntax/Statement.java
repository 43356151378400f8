package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.Call;
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
     * {@code input x[4]} or {@code input word : class("a", "b")}.
     *
     * @param shape the sizes of the axes, known at compile time; empty for a scalar
     * @param classes the labels, of which every element is one; empty for numbers
     */
    record InputDeclaration(SourceSpan span, Name name, List<Expression> shape, List<StringLiteral> classes)
            implements Statement {

        /** Copies the lists. */
        public InputDeclaration {
            shape = List.copyOf(shape);
            classes = List.copyOf(classes);
        }
    }

    /**
     * {@code target t}, {@code target v[2]} or {@code target species : class("a", "b")}.
     *
     * @param shape the sizes of the axes; empty for a scalar
     * @param classes the labels, of which every element is one; empty for numbers
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

    /** {@code const n = 4}. The value of {@code const w[i in 0..4] = i} is a {@link Expression.Tabulation}. */
    record ConstantDefinition(SourceSpan span, Name name, Expression value) implements Statement {}

    /** {@code h = relu(x)}. The value of {@code C[i, j] = …} is a {@link Expression.Tabulation}. */
    record Definition(SourceSpan span, Name name, Expression value) implements Statement {}

    /**
     * {@code (a, b) = f(x)}: names for the parts of a tuple.
     *
     * @param names two or more
     */
    record TupleDefinition(SourceSpan span, List<Name> names, Expression value) implements Statement {

        /** Copies the names. */
        public TupleDefinition {
            names = List.copyOf(names);
        }
    }

    /**
     * {@code output y = x^2}, or {@code output y} for a name that is defined elsewhere. The value of {@code output C[i,
     * j] = …} is a {@link Expression.Tabulation}.
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
     * @param derivatives what follows {@code with derivative}, at most one for a parameter; empty where the derivatives
     *     of the body are the function's
     */
    record FunctionDefinition(
            SourceSpan span,
            Name name,
            List<FormalParameter> parameters,
            Expression body,
            List<DerivativeRule> derivatives)
            implements Statement {

        /** Copies the lists. */
        public FunctionDefinition {
            parameters = List.copyOf(parameters);
            derivatives = List.copyOf(derivatives);
        }
    }

    /** {@code import "layers.nnm"}. */
    record Import(SourceSpan span, StringLiteral path) implements Statement {}

    /** {@code dim T = 28}. */
    record DimensionDefinition(SourceSpan span, Name name, Expression size) implements Statement {}

    /**
     * {@code layer f = dense(16, relu)}.
     *
     * @param call the function, by name, and its arguments but those that calls of the layer give
     */
    record LayerDefinition(SourceSpan span, Name name, Call call) implements Statement {}

    /**
     * {@code repeat 8 as k { x = residual(x) }}: statements that give names another meaning again and again.
     *
     * @param count how many rounds there are, known at compile time
     * @param counter the name of the number of the round; absent where it has none
     * @param body one or more statements of the kinds that stand in a {@link Expression.Block}
     */
    record Repeat(
            SourceSpan span, Expression count, @Nullable Name counter, List<Statement> body) implements Statement {

        /** Copies the body. */
        public Repeat {
            body = List.copyOf(body);
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
