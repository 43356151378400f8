package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;

/** What is read where a subscript lies outside of its axis. */
public sealed interface Padding {

    /** Where it is written. */
    SourceSpan span();

    /** {@code pad 0}: a number. */
    record Fill(SourceSpan span, Expression value) implements Padding {}

    /** {@code pad edge}: the nearest element. */
    record Edge(SourceSpan span) implements Padding {}

    /** {@code pad wrap}: the axis is repeated without end. */
    record Wrap(SourceSpan span) implements Padding {}
}
