package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression stands while it is read.
 *
 * @param scope where its names are looked up
 * @param parameters where parameters declared here go
 * @param depth how many calls of functions enclose it
 * @param passes a number for each loop or index around it that tells its passes apart, the outermost first
 * @param entry the outermost of these calls, or null outside of functions
 * @param callSite in the body of a library function: the call in the user's file that led here
 */
record Frame(
        Scope scope,
        ParameterScope parameters,
        int depth,
        List<Node> passes,
        @Nullable SourceSpan entry,
        @Nullable SourceSpan callSite) {

    /** Copies the passes. */
    Frame {
        passes = List.copyOf(passes);
    }

    /** Outside of functions. */
    static Frame outside(Scope scope, ParameterScope parameters) {
        return new Frame(scope, parameters, 0, List.of(), null, null);
    }

    Frame within(Scope inner) {
        return new Frame(inner, parameters, depth, passes, entry, callSite);
    }

    /** In the definition of a name. */
    Frame definition(String name) {
        return declaring(parameters.definition(name));
    }

    /** In a round of a repetition; the first is 1. */
    Frame round(int number) {
        return declaring(parameters.round(number));
    }

    /** Parameters that are declared here go elsewhere. */
    Frame declaring(ParameterScope other) {
        return new Frame(scope, other, depth, passes, entry, callSite);
    }

    /** In what is done once for each of the numbers that a node stands for. */
    Frame pass(Node number) {
        List<Node> inner = new ArrayList<>(passes);
        inner.add(number);
        return new Frame(scope, parameters, depth, inner, entry, callSite);
    }

    /** The body of a function that is called here. */
    Frame body(Scope inner, ParameterScope own, SourceSpan call, @Nullable SourceSpan userCall) {
        return new Frame(inner, own, depth + 1, passes, entry == null ? call : entry, userCall);
    }

    /** The user's text that a node made here stands for. */
    SourceSpan userSpan(SourceSpan span) {
        return callSite == null ? span : callSite;
    }
}
