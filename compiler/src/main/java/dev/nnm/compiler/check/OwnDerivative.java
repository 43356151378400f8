package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.problem.SourceSpan;

/**
 * A derivative that a function of the file states, as it stands in one of the function's calls.
 *
 * @param function the function's name
 * @param parameter the parameter by which it is stated
 * @param place where it is stated
 * @param value the value of the body
 * @param argument what the call gives the parameter, a node of its own
 * @param stated the derivative by it, of the value's shape
 */
public record OwnDerivative(
        String function, String parameter, SourceSpan place, Node value, Node argument, Node stated) {}
