package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.Collection;
import java.util.List;

/** The wording of what can be wrong with names: unknown ones, and such as stand for two things. */
final class NameProblems {

    private NameProblems() {}

    static CompileException unknownName(SourceSpan span, String name, Collection<String> known) {
        String advice = ForeignNames.advice(name)
                .or(() -> Wording.nearest(name, known))
                .orElse("It is defined neither in this file nor in the library.");
        return Wording.problem(span, "unknown name " + Wording.quoted(name), advice);
    }

    static CompileException unknownName(SourceSpan span, String name, Scope scope) {
        CompileException known = scope.notKnownHere(span, name);
        return known == null ? unknownName(span, name, scope.names()) : known;
    }

    static CompileException usedAbove(SourceSpan span, String name, SourceSpan definition) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " is used above its definition",
                "It is defined in line " + definition.line() + "; inside a function, definitions come first.");
    }

    static CompileException defined(SourceSpan span, String name, SourceSpan first) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " is defined twice",
                "It is defined already in line " + first.line() + "; a name stands for one thing.");
    }

    static CompileException definedHere(SourceSpan span, String name) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " is defined twice",
                "It is defined already in this function or block; a name stands for one thing.");
    }

    static CompileException parameterTwice(SourceSpan span, String name) {
        return Wording.problem(
                span,
                "two parameters of the function are called " + Wording.quoted(name),
                "Each needs a name of its own.");
    }

    /** A derivative is stated by a name that no parameter has. */
    static CompileException unknownParameter(SourceSpan span, String name, Collection<String> parameters) {
        String advice = Wording.nearest(name, parameters)
                .orElse("A derivative is stated by parameters of the function: " + String.join(", ", parameters) + ".");
        return Wording.problem(span, "the function has no parameter " + Wording.quoted(name), advice);
    }

    static CompileException cycle(SourceSpan span, List<String> path) {
        String advice = path.size() == 2
                ? "A definition holds once and for all and cannot need itself: give a new value a name of its own."
                : String.join(" needs ", path) + ": one of these definitions must do without the next.";
        return Wording.problem(span, Wording.quoted(path.get(0)) + " is defined by itself", advice);
    }
}
