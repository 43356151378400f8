package dev.nnm.compiler.problem;

/**
 * The part of a line to show for a span, and carets that stand under the span in a terminal.
 *
 * @param line the text, safe to print
 * @param marks spaces and carets
 */
record Excerpt(String line, String marks) {

    /** Code points shown at most; a longer line is cut around the span. */
    private static final int MAXIMUM_LENGTH = 120;

    private static final String CUT = "…";

    /** The excerpt for a span; of a span over several lines, the first line. */
    static Excerpt of(SourceSpan span) {
        SourceText source = span.source();
        int lineStart = source.lineStart(span.line());
        int lineEnd = source.lineEnd(span.line());
        int start = Math.min(span.start(), lineEnd);
        int end = Math.min(span.end(), lineEnd);
        int from = firstShown(lineStart, lineEnd, start);
        int to = Math.min(lineEnd, from + MAXIMUM_LENGTH);
        String before = (from > lineStart ? CUT : "") + printable(source.substring(from, start));
        String marked = printable(source.substring(start, Math.min(end, to)));
        String after = printable(source.substring(Math.min(end, to), to)) + (to < lineEnd ? CUT : "");
        String carets = "^".repeat(Math.max(1, DisplayWidth.of(marked)));
        return new Excerpt(before + marked + after, " ".repeat(DisplayWidth.of(before)) + carets);
    }

    private static int firstShown(int lineStart, int lineEnd, int start) {
        if (lineEnd - lineStart <= MAXIMUM_LENGTH) {
            return lineStart;
        }
        return Math.max(lineStart, Math.min(start - MAXIMUM_LENGTH / 2, lineEnd - MAXIMUM_LENGTH));
    }

    /** The text with tabs as spaces and with what would move a terminal's cursor replaced. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '\t') {
                printable.append("    ");
            } else if (DisplayWidth.isControl(codePoint)) {
                printable.append('\uFFFD');
            } else {
                printable.appendCodePoint(codePoint);
            }
        });
        return printable.toString();
    }
}
