package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;

/** What a step of a scan is given beside the state. */
public sealed interface ScanVariable {

    /** Where it is written. */
    SourceSpan span();

    /** What it is called in the body. */
    Name name();

    /** Whether the steps run from the last to the first. */
    boolean reversed();

    /** {@code xt in x}: the elements of a tensor along its first axis. */
    record Element(SourceSpan span, Name name, boolean reversed, Expression sequence) implements ScanVariable {}

    /** {@code i in 0..n}: the whole numbers of a range. */
    record Counter(SourceSpan span, Name name, boolean reversed, IndexRange range) implements ScanVariable {}
}
