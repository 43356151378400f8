package dev.nnm.compiler.problem;

/**
 * A piece of a source text.
 *
 * @param source the text
 * @param start the offset of its first code point
 * @param end the offset after its last code point; equal to {@code start} for a place between two code points
 */
public record SourceSpan(SourceText source, int start, int end) {

    /** The line of its start; the first is 1. */
    public int line() {
        return source.line(start);
    }

    /** The column of its start; the first is 1. */
    public int column() {
        return source.column(start);
    }

    /** The text that it covers. */
    public String text() {
        return source.substring(start, end);
    }

    /** The smallest span that covers this one and another of the same source. */
    public SourceSpan to(SourceSpan other) {
        return new SourceSpan(source, Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The place right after this span. */
    public SourceSpan after() {
        return new SourceSpan(source, end, end);
    }

    /** For instance {@code iris.nnm:6:14}. */
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
