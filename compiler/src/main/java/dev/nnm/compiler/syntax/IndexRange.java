package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;

/**
 * The values of an index: {@code from..to}.
 *
 * @param from the first
 * @param to the one after the last
 */
public record IndexRange(SourceSpan span, Expression from, Expression to) {}
