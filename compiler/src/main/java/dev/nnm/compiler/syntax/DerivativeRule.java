package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;

/**
 * The partial derivative that a function states of itself.
 *
 * @param parameter by what it is taken
 * @param value the derivative, in terms of the parameters
 */
public record DerivativeRule(SourceSpan span, Name parameter, Expression value) {}
