package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Arguments.Passed;
import dev.nnm.compiler.check.Callable.Builtin;
import dev.nnm.compiler.check.Callable.Formal;
import dev.nnm.compiler.check.Callable.Layer;
import dev.nnm.compiler.check.Callable.OfText;
import dev.nnm.compiler.check.Callable.Written;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Argument;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.FormalParameter;
import dev.nnm.compiler.syntax.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls of functions. A call is expanded: the function's body is read anew with the arguments in place. */
final class Calls {

    private static final int DEEPEST = 200;
    private static final int MOST = 50_000;

    private final Elaboration elaboration;
    private final Expressions expressions;
    private final CallNotes notes;
    private final Dependence onMarked;

    /** How many calls have been expanded within the outermost one. */
    private int expanded;

    Calls(Elaboration elaboration, Expressions expressions) {
        this.elaboration = elaboration;
        this.expressions = expressions;
        this.notes = new CallNotes(elaboration.library());
        this.onMarked = new Dependence(elaboration.graph(), node -> node.operation() instanceof Marked);
    }

    /** An argument's value and where it stands. */
    record Given(Value value, Expression expression) {}

    Value call(Call call, Frame frame) {
        Value function = expressions.evaluate(call.function(), frame);
        if (!(function instanceof Value.Function named)) {
            throw notAFunction(call, function);
        }
        return call(named.callable(), call, Map.of(), frame);
    }

    private CompileException notAFunction(Call call, Value found) {
        boolean hides = call.function() instanceof NameReference reference
                && elaboration.library().lookup(reference.name()) instanceof Value.Function;
        String text = Describe.expression(call.function(), "this");
        return CallProblems.notAFunction(call.function().span(), text, found, hides);
    }

    /** Calls a function with arguments as written, and others that stand for parameters of these names if not given. */
    Value call(Callable callable, Call call, Map<String, Value> supplied, Frame frame) {
        if (callable instanceof OfText special) {
            return special.body().apply(special, elaboration, call, frame);
        }
        return call(callable, call, arguments(call, frame), supplied, frame, null);
    }

    /** The arguments of a call, evaluated. */
    Arguments arguments(Call call, Frame frame) {
        return new Arguments(
                call.span(),
                call.arguments().stream()
                        .map(argument -> new Passed(argument, given(argument, frame)))
                        .toList());
    }

    /** A call whose parameters are declared in a scope of its own, or in the given one that it shares with others. */
    private Value call(
            Callable callable,
            Call call,
            Arguments arguments,
            Map<String, Value> supplied,
            Frame frame,
            @Nullable ParameterScope shared) {
        if (callable instanceof Layer layer) {
            Arguments all = arguments.followedBy(layer.passed());
            return call(layer.function(), call, all, supplied, frame, layer.parameters());
        }
        if (callable instanceof Builtin builtin && builtin.variadic()) {
            return builtin.body().apply(arguments.variadic(builtin, elaboration, frame));
        }
        Map<String, Given> bound = arguments.bound(callable);
        for (Formal formal : callable.formals()) {
            Value value = supplied.get(formal.name());
            if (value != null) {
                bound.putIfAbsent(formal.name(), new Given(value, call.function()));
            }
            if (!bound.containsKey(formal.name()) && !formal.optional()) {
                throw CallProblems.missingArgument(call.span(), callable, formal.name());
            }
        }
        return apply(callable, bound, call.span(), frame, shared);
    }

    /** Calls a function with values for its parameters; the first parameter of a variadic one stands for one value. */
    Value apply(Callable callable, Map<String, Given> bound, SourceSpan site, Frame frame) {
        if (callable instanceof Layer layer) {
            Map<String, Given> all = completed(layer, bound, site);
            return layer.function() instanceof Layer
                    ? apply(layer.function(), all, site, frame)
                    : apply(layer.function(), all, site, frame, layer.parameters());
        }
        return apply(callable, bound, site, frame, null);
    }

    /** Values for the first parameters of a layer's function, and what the layer was given behind them. */
    private static Map<String, Given> completed(Layer layer, Map<String, Given> first, SourceSpan site) {
        Map<String, Given> all = new LinkedHashMap<>(first);
        List<Formal> formals = layer.function().formals();
        int position = first.size();
        for (Passed passed : layer.passed()) {
            Name name = passed.argument().name();
            if (name == null && position >= formals.size()) {
                throw CallProblems.tooManyArguments(site, layer.function(), position + 1);
            }
            all.putIfAbsent(name == null ? formals.get(position++).name() : name.text(), passed.given());
        }
        return all;
    }

    private Value apply(
            Callable callable,
            Map<String, Given> bound,
            SourceSpan site,
            Frame frame,
            @Nullable ParameterScope shared) {
        if (callable instanceof Written written) {
            return expand(written, bound, site, frame, shared);
        }
        if (!(callable instanceof Builtin builtin)) {
            throw ValueProblems.expected(site, "a function of numbers", new Value.Function(callable));
        }
        for (Formal formal : builtin.formals()) {
            if (!bound.containsKey(formal.name()) && !formal.optional()) {
                throw CallProblems.missingArgument(site, builtin, formal.name());
            }
        }
        Map<String, Given> named = new LinkedHashMap<>(bound);
        Given first = builtin.variadic() ? named.remove(builtin.formals().get(0).name()) : null;
        return builtin.body()
                .apply(new BuiltinCall(elaboration, frame, site, named, first == null ? List.of() : List.of(first)));
    }

    private Given given(Argument argument, Frame frame) {
        Value value = expressions.evaluate(argument.value(), frame);
        return new Given(
                value instanceof Value.Tensor tensor ? shortened(tensor, argument, frame) : value, argument.value());
    }

    /**
     * A number that is known is passed on as such, or the calls of a recursion would count down in ever longer terms;
     * but not if something is differentiated by what it is computed from.
     */
    private Value shortened(Value.Tensor tensor, Argument argument, Frame frame) {
        boolean isNumber = tensor.node().type().element() == ElementType.REAL && !onMarked.of(tensor.node());
        Optional<Double> known = isNumber ? elaboration.constancy().scalar(tensor.node()) : Optional.empty();
        return known.map(number ->
                        Value.of(elaboration.build(frame, argument.span()).constant(number)))
                .orElse(tensor);
    }

    private Value expand(
            Written function,
            Map<String, Given> bound,
            SourceSpan site,
            Frame caller,
            @Nullable ParameterScope shared) {
        if (caller.depth() >= DEEPEST) {
            throw CallProblems.calledTooDeeply(site, function.name(), DEEPEST);
        }
        expanded = caller.depth() == 0 ? 1 : expanded + 1;
        if (expanded > MOST) {
            throw CallProblems.tooManyCalls(site, MOST);
        }
        Scope.Local scope = new Scope.Local(function.scope());
        boolean library = elaboration.library().owns(function.definition().span());
        ParameterScope parameters = shared == null ? caller.parameters().call(function.name()) : shared.again();
        Frame frame = caller.body(scope, parameters, site, library ? caller.userSpan(site) : null);
        OwnDerivatives derivatives = new OwnDerivatives(elaboration);
        try {
            for (FormalParameter parameter : function.definition().parameters()) {
                Value value = value(parameter, bound, frame);
                scope.add(parameter.name().text(), derivatives.argument(function, parameter, value, frame));
            }
            Value value = expressions.evaluate(function.definition().body(), frame);
            return derivatives.attach(function, value, frame);
        } catch (CompileException e) {
            throw notes.located(e, function, site, caller.entry());
        }
    }

    private Value value(FormalParameter parameter, Map<String, Given> bound, Frame frame) {
        Given given = bound.get(parameter.name().text());
        if (given != null) {
            return elaboration
                    .differentiatedNames()
                    .markedArgument(
                            elaboration.build(frame, given.expression().span()),
                            parameter.name(),
                            given.value(),
                            given.expression());
        }
        Expression otherwise = parameter.defaultValue();
        if (otherwise == null) {
            throw new IllegalStateException("no value for " + parameter.name().text());
        }
        return expressions.evaluate(otherwise, frame);
    }
}
