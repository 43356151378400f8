package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Builtin;
import dev.nnm.compiler.check.Callable.Formal;
import dev.nnm.compiler.check.Callable.Written;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Argument;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.FormalParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls of functions. A call is expanded: the function's body is read anew with the arguments in place. */
final class Calls {

    private static final int DEEPEST = 200;

    private final Elaboration elaboration;
    private final Expressions expressions;

    Calls(Elaboration elaboration, Expressions expressions) {
        this.elaboration = elaboration;
        this.expressions = expressions;
    }

    /** An argument's value and where it stands. */
    record Given(Value value, Expression expression) {}

    Value call(Call call, Frame frame) {
        Value function = expressions.evaluate(call.function(), frame);
        if (!(function instanceof Value.Function named)) {
            String text = Describe.expression(call.function(), "this");
            throw CheckProblems.notAFunction(call.function().span(), text, function);
        }
        return call(named.callable(), call, Map.of(), frame);
    }

    /** Calls a function with arguments as written, and others that stand for parameters of these names if not given. */
    Value call(Callable callable, Call call, Map<String, Value> supplied, Frame frame) {
        if (callable instanceof Builtin builtin && builtin.variadic()) {
            return builtin.body().apply(variadic(builtin, call, frame));
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
        if (callable instanceof Builtin builtin) {
            return builtin.body().apply(new BuiltinCall(elaboration, frame, call.span(), bound, List.of()));
        }
        return expand((Written) callable, bound, call.span(), frame);
    }

    private BuiltinCall variadic(Builtin builtin, Call call, Frame frame) {
        Map<String, Given> named = new LinkedHashMap<>();
        List<Given> others = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            Given given = new Given(expressions.evaluate(argument.value(), frame), argument.value());
            if (argument.name() == null) {
                others.add(given);
            } else {
                named.put(known(builtin, argument), given);
            }
        }
        if (others.isEmpty()) {
            throw CheckProblems.missingArgument(
                    call.span(), builtin, builtin.formals().get(0).name());
        }
        return new BuiltinCall(elaboration, frame, call.span(), named, others);
    }

    private Map<String, Given> bind(Callable callable, Call call, Frame frame) {
        Map<String, Given> bound = new LinkedHashMap<>();
        int position = 0;
        for (Argument argument : call.arguments()) {
            String name;
            if (argument.name() == null) {
                if (position >= callable.formals().size()) {
                    throw CheckProblems.tooManyArguments(
                            argument.span(), callable, call.arguments().size());
                }
                name = callable.formals().get(position++).name();
            } else {
                name = known(callable, argument);
            }
            Given given = new Given(expressions.evaluate(argument.value(), frame), argument.value());
            if (bound.put(name, given) != null) {
                throw CheckProblems.argumentTwice(argument.span(), name);
            }
        }
        return bound;
    }

    private static String known(Callable callable, Argument argument) {
        if (argument.name() == null) {
            throw new IllegalStateException("an argument without a name");
        }
        String name = argument.name().text();
        if (callable.formals().stream().noneMatch(formal -> formal.name().equals(name))) {
            throw CheckProblems.unknownArgument(argument.name().span(), callable, name);
        }
        return name;
    }

    private Value expand(Written function, Map<String, Given> bound, SourceSpan site, Frame caller) {
        if (caller.depth() >= DEEPEST) {
            throw CheckProblems.endlessCalls(site, function.name());
        }
        Scope.Local scope = new Scope.Local(function.scope());
        boolean library = Library.owns(function.definition().span());
        SourceSpan callSite = library ? caller.userSpan(site) : null;
        Frame frame = new Frame(scope, caller.parameters().call(), caller.depth() + 1, callSite);
        try {
            for (FormalParameter parameter : function.definition().parameters()) {
                scope.add(parameter.name().text(), value(parameter, bound, frame));
            }
            return expressions.evaluate(function.definition().body(), frame);
        } catch (CompileException e) {
            throw located(e, function, site, library);
        }
    }

    private Value value(FormalParameter parameter, Map<String, Given> bound, Frame frame) {
        Given given = bound.get(parameter.name().text());
        if (given != null) {
            return given.value();
        }
        Expression otherwise = parameter.defaultValue();
        if (otherwise == null) {
            throw new IllegalStateException("no value for " + parameter.name().text());
        }
        return expressions.evaluate(otherwise, frame);
    }

    /**
     * A mistake that shows in the body of a library function was made in the call: it is reported there. One in the
     * user's own function is reported in the function, with the call that led to it.
     */
    private static CompileException located(CompileException e, Written function, SourceSpan site, boolean library) {
        return new CompileException(e.problems().stream()
                .map(problem -> located(problem, function, site, library))
                .toList());
    }

    private static Problem located(Problem problem, Written function, SourceSpan site, boolean library) {
        if (library && Library.owns(problem.span())) {
            String where = "This is in " + function.name() + " of the library: "
                    + problem.span().text().strip();
            return new Problem(site, problem.title(), joined(problem.detail(), where));
        }
        if (library || Library.owns(site) || problem.detail().contains("\nIn the call ")) {
            return problem;
        }
        String where = "In the call in line " + site.line() + ": " + firstLine(site.text());
        return new Problem(problem.span(), problem.title(), joined(problem.detail(), where));
    }

    private static String joined(String detail, String addition) {
        return detail.isEmpty() ? addition : detail + "\n" + addition;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
