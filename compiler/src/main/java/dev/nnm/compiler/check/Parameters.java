package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Broadcasting;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.runtime.Initializer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declarations of trained parameters and what they start from. */
final class Parameters {

    /** The most elements of all parameters together: they lie in one array, as their gradient does. */
    private static final int MOST_ELEMENTS = 1 << 30;

    private final Elaboration elaboration;

    Parameters(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    Node declare(ParameterDeclaration declaration, Frame frame) {
        String local = declaration.name().text();
        NamedShape shape =
                elaboration.shape(declaration.shape(), frame, declaration.name().span(), local);
        Initializer initializer = initializer(declaration, shape.shape(), frame);
        Optional<Node> before = frame.parameters().declaredBefore(local);
        before.filter(node -> !node.shape().equals(shape.shape())).ifPresent(node -> {
            throw LayerProblems.otherShape(
                    declaration.name().span(), node.operation().name(), elaboration.shapeOf(node), shape);
        });
        return before.orElseGet(() -> declareAnew(declaration, shape, initializer, frame));
    }

    private Node declareAnew(ParameterDeclaration declaration, NamedShape shape, Initializer initializer, Frame frame) {
        long total = elaboration.parameters().size() + shape.shape().elementCount();
        if (total > MOST_ELEMENTS) {
            throw SizeProblems.tooManyParameters(declaration.name().span(), total, MOST_ELEMENTS);
        }
        String local = declaration.name().text();
        String name = frame.parameters().qualify(local);
        Node node = elaboration
                .build(frame, declaration.name().span())
                .node(new Variable(name, Variable.Kind.PARAMETER, shape.shape()));
        elaboration.dimensions().declare(node, shape);
        elaboration.graph().describe(node, new Origin(frame.userSpan(declaration.span()), name));
        elaboration.parameters().add(name, node, initializer);
        frame.parameters().add(local, node);
        return node;
    }

    private Initializer initializer(ParameterDeclaration declaration, Shape shape, Frame frame) {
        if (declaration.initializer() != null) {
            return random(declaration.initializer(), shape, frame);
        }
        if (declaration.value() != null) {
            return given(declaration.value(), shape, frame, declaration.name().text());
        }
        throw ValueProblems.needsValue(
                declaration.name().span(), declaration.name().text());
    }

    /** {@code param c[2] = 0}: known numbers, a single one for all elements or one each. */
    private Initializer given(Expression expression, Shape shape, Frame frame, String name) {
        Node node = elaboration.expressions().number(expression, frame);
        SourceSpan span = expression.span();
        boolean single = node.shape().isScalar();
        if (!single && !Broadcasting.common(node.shape(), shape).equals(Optional.of(shape))) {
            throw ShapeProblems.initialShape(span, elaboration.shapeOf(node), name, NamedShape.of(shape));
        }
        Node all = single ? node : elaboration.build(frame, span).broadcast(node, shape);
        double[] values = elaboration.known(all, span, "an initial value");
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw ValueProblems.outOfRange(span, "an initial value", value, "finite");
            }
        }
        return new Initializer.Constant(Arrays.stream(values).boxed().toList());
    }

    /**
     * {@code param W[2, 2] ~ glorot}: an initialiser, to which the numbers of inputs and outputs are supplied by name.
     */
    private Initializer random(Expression expression, Shape shape, Frame frame) {
        Expression function = expression instanceof Call call ? call.function() : expression;
        Value value = elaboration.expressions().evaluate(function, frame);
        if (value instanceof Value.Function named && (function != expression || function instanceof NameReference)) {
            Call call = expression instanceof Call written ? written : new Call(expression.span(), function, List.of());
            value = elaboration.expressions().calls().call(named.callable(), call, fans(shape, frame, call), frame);
        }
        if (value instanceof Value.InitialValues initial) {
            return initial.initializer();
        }
        throw ValueProblems.expected(expression.span(), "an initialiser, such as glorot or normal(0, 0.1)", value);
    }

    /** How many numbers a row of weights sums up, and how many rows each input takes part in. */
    private Map<String, Value> fans(Shape shape, Frame frame, Call call) {
        GraphBuilder build = elaboration.build(frame, call.span());
        double window = 1;
        for (int axis = 2; axis < shape.rank(); axis++) {
            window *= shape.size(axis);
        }
        double inputs = shape.rank() == 0 ? 1 : shape.size(shape.rank() == 1 ? 0 : 1);
        double outputs = shape.rank() < 2 ? 1 : shape.size(0);
        return Map.of(
                "fan_in", new Value.Tensor(build.constant(inputs * window)),
                "fan_out", new Value.Tensor(build.constant(outputs * window)));
    }
}
