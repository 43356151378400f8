package dev.nnm.compiler.problem;

/**
 * A mistake in a user's program.
 *
 * @param span where it is
 * @param title what is wrong, in one line without a full stop
 * @param detail what was expected, what was found and what helps, in any number of lines; may be empty
 */
public record Problem(SourceSpan span, String title, String detail) {

    /** A problem whose title says everything. */
    public Problem(SourceSpan span, String title) {
        this(span, title, "");
    }
}
