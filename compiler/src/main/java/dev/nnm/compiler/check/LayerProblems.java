package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.Suggestions;
import java.util.List;

/** The wording of what can be wrong with layers. */
final class LayerProblems {

    private LayerProblems() {}

    private static CompileException problem(SourceSpan span, String title, String detail) {
        return new CompileException(new Problem(span, title, detail));
    }

    static CompileException otherShape(SourceSpan span, String parameter, NamedShape before, NamedShape now) {
        return problem(
                span,
                "calls that share parameters need them in one shape",
                parameter + " is " + before + " in the first call and would be " + now + " in this one.");
    }

    static CompileException notALayer(SourceSpan span, String name, Value found) {
        return problem(
                span,
                CheckProblems.quoted(name) + " is not a layer",
                "It is " + found.describe() + ". Parameters are taken from layers: layer f = dense(16), then f.W.");
    }

    static CompileException noParameter(SourceSpan span, String layer, String path, List<String> known) {
        String detail = known.isEmpty()
                ? "Its calls make its parameters, and none is evaluated before this."
                : Suggestions.nearest(path, known).orElse("It has " + String.join(", ", known) + ".");
        return problem(span, "the layer " + layer + " has no parameter " + CheckProblems.quoted(path), detail);
    }
}
