package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.Suggestions;
import java.util.List;

/** The wording of what can be wrong with layers. */
final class LayerProblems {

    private LayerProblems() {}

    static CompileException otherShape(SourceSpan span, String parameter, NamedShape before, NamedShape now) {
        return Wording.problem(
                span,
                "calls that share parameters need them in one shape",
                parameter + " is " + before + " in the first call and would be " + now + " in this one.");
    }

    static CompileException notALayer(SourceSpan span, String name, Value found) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " is not a layer",
                "It is " + found.describe() + ". Parameters are taken from layers: layer f = dense(16), then f.W.");
    }

    static CompileException noParameter(SourceSpan span, String layer, String path, List<String> known) {
        String detail = known.isEmpty()
                ? "Its calls make its parameters, and none is evaluated before this."
                : Suggestions.nearest(path, known).orElse("It has " + String.join(", ", known) + ".");
        return Wording.problem(span, "the layer " + layer + " has no parameter " + Wording.quoted(path), detail);
    }
}
