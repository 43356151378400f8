package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Builtin;
import dev.nnm.compiler.check.Callable.Formal;
import dev.nnm.compiler.check.Callable.OfText;
import dev.nnm.compiler.check.Callable.Written;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Argument;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.FormalParameter;
import dev.nnm.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of functions. A call is expanded: the function's body is read anew with the arguments in place. */
final class Calls {

    private static final int DEEPEST = 200;
    private static final int MOST = 50_000;

    private final Elaboration elaboration;
    private final Expressions expressions;
    private final CallNotes notes;

    /** How many calls have been expanded within the outermost one. */
    private int expanded;

    Calls(Elaboration elaboration, Expressions expressions) {
        this.elaboration = elaboration;
        this.expressions = expressions;
        this.notes = new CallNotes(elaboration.library());
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
        return CheckProblems.notAFunction(call.function().span(), text, found, hides);
    }

    /** Calls a function with arguments as written, and others that stand for parameters of these names if not given. */
    Value call(Callable callable, Call call, Map<String, Value> supplied, Frame frame) {
        if (callable instanceof Builtin builtin && builtin.variadic()) {
            return builtin.body().apply(variadic(builtin, call, frame));
        }
        if (callable instanceof OfText special) {
            return special.body().apply(special, elaboration, call, frame);
        }
        Map<String, Given> bound = bind(callable, call, frame);
        for (Formal formal : callable.formals()) {
            Value value = supplied.get(formal.name());
            if (value != null) {
                bound.putIfAbsent(formal.name(), new Given(value, call.function()));
            }
            if (!bound.containsKey(formal.name()) && !formal.optional()) {
                throw CheckProblems.missingArgument(call.span(), callable, formal.name());
            }
        }
        return callable instanceof Written written
                ? expand(written, bound, call.span(), frame)
                : apply(callable, bound, call.span(), frame);
    }

    /** Calls a function with values for its parameters; the first parameter of a variadic one stands for one value. */
    Value apply(Callable callable, Map<String, Given> bound, SourceSpan site, Frame frame) {
        if (callable instanceof Written written) {
            return expand(written, bound, site, frame);
        }
        if (!(callable instanceof Builtin builtin)) {
            throw CheckProblems.expected(site, "a function of numbers", new Value.Function(callable));
        }
        Map<String, Given> named = new LinkedHashMap<>(bound);
        Given first = builtin.variadic() ? named.remove(builtin.formals().get(0).name()) : null;
        return builtin.body()
                .apply(new BuiltinCall(elaboration, frame, site, named, first == null ? List.of() : List.of(first)));
    }

    /** The arguments as written, by the parameters that they are for. */
    Map<String, Argument> bindText(Callable callable, Call call) {
        Map<String, Argument> bound = new LinkedHashMap<>();
        int position = 0;
        for (Argument argument : call.arguments()) {
            String name = argument.name() == null
                    ? formal(callable, position++, call, argument)
                    : known(callable, argument.name());
            if (bound.put(name, argument) != null) {
                throw CheckProblems.argumentTwice(argument.span(), name);
            }
        }
        return bound;
    }

    private BuiltinCall variadic(Builtin builtin, Call call, Frame frame) {
        String first = builtin.formals().get(0).name();
        Map<String, Given> named = new LinkedHashMap<>();
        List<Given> others = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            Given given = given(argument, frame);
            if (argument.name() == null || argument.name().text().equals(first)) {
                others.add(given);
            } else {
                bind(named, known(builtin, argument.name()), given, argument);
            }
        }
        if (others.isEmpty() && !builtin.formals().get(0).optional()) {
            throw CheckProblems.missingArgument(call.span(), builtin, first);
        }
        return new BuiltinCall(elaboration, frame, call.span(), named, others);
    }

    private Map<String, Given> bind(Callable callable, Call call, Frame frame) {
        Map<String, Given> bound = new LinkedHashMap<>();
        int position = 0;
        for (Argument argument : call.arguments()) {
            String name = argument.name() == null
                    ? formal(callable, position++, call, argument)
                    : known(callable, argument.name());
            bind(bound, name, given(argument, frame), argument);
        }
        return bound;
    }

    private static String formal(Callable callable, int position, Call call, Argument argument) {
        if (position >= callable.formals().size()) {
            throw CheckProblems.tooManyArguments(
                    argument.span(), callable, call.arguments().size());
        }
        return callable.formals().get(position).name();
    }

    private static String known(Callable callable, Name name) {
        if (callable.formals().stream().noneMatch(formal -> formal.name().equals(name.text()))) {
            throw CheckProblems.unknownArgument(name.span(), callable, name.text());
        }
        return name.text();
    }

    private Given given(Argument argument, Frame frame) {
        Value value = expressions.evaluate(argument.value(), frame);
        return new Given(
                value instanceof Value.Tensor tensor ? shortened(tensor, argument, frame) : value, argument.value());
    }

    /**
     * A number that is known is passed on as such, or the calls of a recursion would count down in ever longer terms.
     */
    private Value shortened(Value.Tensor tensor, Argument argument, Frame frame) {
        boolean isNumber = tensor.node().type().element() == ElementType.REAL;
        Optional<Double> known = isNumber ? elaboration.constancy().scalar(tensor.node()) : Optional.empty();
        return known.map(number ->
                        Value.of(elaboration.build(frame, argument.span()).constant(number)))
                .orElse(tensor);
    }

    private static void bind(Map<String, Given> bound, String name, Given given, Argument argument) {
        if (bound.put(name, given) != null) {
            throw CheckProblems.argumentTwice(argument.span(), name);
        }
    }

    private Value expand(Written function, Map<String, Given> bound, SourceSpan site, Frame caller) {
        if (caller.depth() >= DEEPEST) {
            throw CheckProblems.endlessCalls(site, function.name(), DEEPEST);
        }
        expanded = caller.depth() == 0 ? 1 : expanded + 1;
        if (expanded > MOST) {
            throw CheckProblems.tooManyCalls(site, MOST);
        }
        Scope.Local scope = new Scope.Local(function.scope());
        boolean library = elaboration.library().owns(function.definition().span());
        ParameterScope parameters = caller.parameters().call(function.name());
        Frame frame = caller.body(scope, parameters, site, library ? caller.userSpan(site) : null);
        try {
            for (FormalParameter parameter : function.definition().parameters()) {
                scope.add(parameter.name().text(), value(parameter, bound, frame));
            }
            return expressions.evaluate(function.definition().body(), frame);
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
