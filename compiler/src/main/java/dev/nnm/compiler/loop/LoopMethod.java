package dev.nnm.compiler.loop;

import java.util.List;

/**
 * A piece of a program that becomes one Java method.
 *
 * @param name unique in its program
 * @param parameters the indices of the loops around the call
 * @param body what it does
 */
public record LoopMethod(String name, List<LoopIndex> parameters, List<Statement> body) {

    /** Copies the lists. */
    public LoopMethod {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }
}
