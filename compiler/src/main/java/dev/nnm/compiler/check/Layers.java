package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Layer;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.ParameterAccess;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import java.util.Optional;
import java.util.stream.Collectors;

/** Layers: functions whose calls share their parameters, and these parameters. */
final class Layers {

    private final Expressions expressions;

    Layers(Expressions expressions) {
        this.expressions = expressions;
    }

    /** {@code layer f = dense(16, relu)}: the function without its first arguments. */
    Value define(LayerDefinition definition, Frame frame) {
        Expression function = definition.call().function();
        Value value = expressions.evaluate(function, frame);
        if (!(value instanceof Value.Function named)) {
            throw ValueProblems.expected(function.span(), "a function", value);
        }
        String name = definition.name().text();
        Arguments arguments = expressions.calls().arguments(definition.call(), frame);
        return new Value.Function(new Layer(
                name, named.callable(), arguments.passed(), frame.parameters().layer(name)));
    }

    /** {@code f.W}: a parameter that the calls of a layer share. The first of them, wherever it stands, declares it. */
    Value parameter(ParameterAccess access, Frame frame) {
        String name = access.layer().text();
        SourceSpan span = access.layer().span();
        if (!(expressions.lookup(name, span, frame) instanceof Value.Function function
                && function.callable() instanceof Layer layer)) {
            throw LayerProblems.notALayer(span, name, expressions.lookup(name, span, frame));
        }
        String path = access.path().stream().map(Name::text).collect(Collectors.joining("."));
        ParameterScope parameters = layer.parameters();
        if (parameters.find(path).isEmpty()) {
            frame.scope().evaluateUntil(name, () -> parameters.find(path).isPresent());
        }
        Optional<Node> found = parameters.find(path);
        return Value.of(
                found.orElseThrow(() -> LayerProblems.noParameter(access.span(), name, path, parameters.paths())));
    }
}
