package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.List;
import java.util.stream.Collectors;

/** The wording of what can be wrong with calls of functions. */
final class CallProblems {

    private CallProblems() {}

    static CompileException nestedTooDeeply(SourceSpan span, int limit) {
        return Wording.problem(
                span,
                "nested too deeply",
                "Expressions, calls and definitions below their use nest at most " + limit
                        + " deep.\nMove definitions above the lines that use them, or give a part a name.");
    }

    static CompileException notAFunction(SourceSpan span, String text, Value found, boolean hidesFunction) {
        String advice = hidesFunction
                ? ", and hides the library's function of that name: give it another."
                : "; write * to multiply.";
        return Wording.problem(span, Wording.quoted(text) + " is not a function", "It is " + found.describe() + advice);
    }

    static CompileException tooManyArguments(SourceSpan span, Callable function, int found) {
        int count = function.formals().size();
        String takes = count == 0 ? "no argument" : count == 1 ? "one argument" : "at most " + count + " arguments";
        return Wording.problem(
                span,
                "too many arguments for " + function.name(),
                "It is called as " + signature(function) + " and takes " + takes + ", not " + found + ".");
    }

    static CompileException missingArgument(SourceSpan span, Callable function, String name) {
        return Wording.problem(
                span,
                function.name() + " needs a value for " + Wording.quoted(name),
                "It is called as " + signature(function) + ".");
    }

    static CompileException unknownArgument(SourceSpan span, Callable function, String name) {
        List<String> names =
                function.formals().stream().map(Callable.Formal::name).toList();
        return Wording.problem(
                span,
                function.name() + " has no argument " + Wording.quoted(name),
                Wording.nearest(name, names).orElse("It is called as " + signature(function) + "."));
    }

    static CompileException argumentTwice(SourceSpan span, String name) {
        return Wording.problem(span, "two values for the argument " + Wording.quoted(name), "Give it once.");
    }

    static CompileException optionOfSeveral(SourceSpan span, String option, String function) {
        return Wording.problem(
                span,
                Wording.quoted(option) + " does not go with several arguments",
                function + " of several arguments compares them element by element; axes are for one tensor.");
    }

    static CompileException calledTooDeeply(SourceSpan span, String name, int limit) {
        return Wording.problem(
                span,
                "the calls of " + name + " go more than " + limit + " deep",
                "Calls are expanded when the model is compiled. A recursion ends by an if whose condition is known then;\n"
                        + "more steps are a loop, as in scan s over i in 0..300 from x { f(s) }.");
    }

    static CompileException tooManyCalls(SourceSpan span, int limit) {
        return Wording.problem(
                span,
                "too many calls",
                "Calls are expanded when the model is compiled, here one into more than " + limit
                        + " others.\nA recursion that calls itself several times grows quickly.");
    }

    private static String signature(Callable function) {
        return function.formals().stream()
                .map(f -> f.optional() ? f.name() + " = …" : f.name())
                .collect(Collectors.joining(", ", function.name() + "(", ")"));
    }
}
