package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;

/**
 * A name at a place that declares or selects something.
 *
 * @param text in Unicode normal form C: letters, marks, digits, subscript digits and underscores only
 */
public record Name(SourceSpan span, String text) {}
