package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;

/**
 * A variable of a {@code while} loop.
 *
 * @param initial its value before the first round
 */
public record LoopVariable(SourceSpan span, Name name, Expression initial) {}
