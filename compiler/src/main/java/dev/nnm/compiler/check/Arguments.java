package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Builtin;
import dev.nnm.compiler.check.Calls.Given;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Argument;
import dev.nnm.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call, evaluated.
 *
 * @param call the text of the call
 * @param passed in the order of the text
 */
record Arguments(SourceSpan call, List<Passed> passed) {

    /** Copies the list. */
    Arguments {
        passed = List.copyOf(passed);
    }

    /** An argument and its value. */
    record Passed(Argument argument, Given given) {}

    /** These arguments, then others. */
    Arguments followedBy(List<Passed> others) {
        List<Passed> all = new ArrayList<>(passed);
        all.addAll(others);
        return new Arguments(call, all);
    }

    /** The arguments by the names of the parameters that they stand for. */
    Map<String, Given> bound(Callable callable) {
        List<String> names =
                parameters(callable, passed.stream().map(Passed::argument).toList());
        Map<String, Given> bound = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            bound.put(names.get(i), passed.get(i).given());
        }
        return bound;
    }

    /** The names of the parameters that arguments stand for. */
    static List<String> parameters(Callable callable, List<Argument> arguments) {
        List<String> names = new ArrayList<>();
        int position = 0;
        for (Argument argument : arguments) {
            Name name = argument.name();
            if (name == null && position >= callable.formals().size()) {
                throw CallProblems.tooManyArguments(argument.span(), callable, arguments.size());
            }
            String parameter = name == null ? callable.formals().get(position++).name() : known(callable, name);
            if (names.contains(parameter)) {
                throw CallProblems.argumentTwice(argument.span(), parameter);
            }
            names.add(parameter);
        }
        return names;
    }

    private static String known(Callable callable, Name name) {
        if (callable.formals().stream().noneMatch(formal -> formal.name().equals(name.text()))) {
            throw CallProblems.unknownArgument(name.span(), callable, name.text());
        }
        return name.text();
    }

    /** The call of a function that takes any number of unnamed arguments for its first parameter. */
    BuiltinCall variadic(Builtin builtin, Elaboration elaboration, Frame frame) {
        String first = builtin.formals().get(0).name();
        Map<String, Given> named = new LinkedHashMap<>();
        List<Given> others = new ArrayList<>();
        for (Passed each : passed) {
            Name name = each.argument().name();
            if (name == null || name.text().equals(first)) {
                others.add(each.given());
            } else if (named.put(known(builtin, name), each.given()) != null) {
                throw CallProblems.argumentTwice(each.argument().span(), name.text());
            }
        }
        if (others.isEmpty() && !builtin.formals().get(0).optional()) {
            throw CallProblems.missingArgument(call, builtin, first);
        }
        return new BuiltinCall(elaboration, frame, call, named, others);
    }
}
