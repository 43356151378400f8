package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression stands while it is read.
 *
 * @param scope where its names are looked up
 * @param parameters where parameters declared here go
 * @param depth how many calls of functions enclose it
 * @param callSite in the body of a library function: the call in the user's file that led here
 */
record Frame(
        Scope scope,
        ParameterScope parameters,
        int depth,
        @Nullable SourceSpan callSite) {

    Frame within(Scope inner) {
        return new Frame(inner, parameters, depth, callSite);
    }

    /** The user's text that a node made here stands for. */
    SourceSpan userSpan(SourceSpan span) {
        return callSite == null ? span : callSite;
    }
}
