package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;

/** Reads a string literal: replaces its escapes. */
final class StringReader {

    private final SourceSpan span;
    private final int[] codePoints;
    private final StringBuilder value = new StringBuilder();
    private int position = 1;

    /**
     * A reader.
     *
     * @param span the literal's place
     * @param literal its text, with the quotes
     */
    StringReader(SourceSpan span, String literal) {
        this.span = span;
        this.codePoints = literal.codePoints().toArray();
    }

    /** The string that the literal stands for. */
    String read() {
        while (position < codePoints.length - 1) {
            int codePoint = codePoints[position++];
            value.appendCodePoint(codePoint == '\\' ? escaped() : codePoint);
        }
        return value.toString();
    }

    private int escaped() {
        int start = position - 1;
        return switch (codePoints[position++]) {
            case '"' -> '"';
            case '\\' -> '\\';
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'u' -> codePoint(start);
            default -> throw new LineFailure(SyntaxProblems.unknownEscape(part(start, position)));
        };
    }

    private int codePoint(int start) {
        int digitsStart = position + 1;
        int end = position;
        while (end < codePoints.length - 1 && codePoints[end] != '}') {
            end++;
        }
        String digits = new String(codePoints, position, end - position);
        if (!digits.matches("\\{[0-9a-fA-F]{1,6}") || codePoints[end] != '}') {
            throw new LineFailure(SyntaxProblems.codePoint(part(start, position)));
        }
        int codePoint = Integer.parseInt(digits.substring(digitsStart - position), 16);
        position = end + 1;
        if (!Character.isValidCodePoint(codePoint) || Character.getType(codePoint) == Character.SURROGATE) {
            throw new LineFailure(SyntaxProblems.codePoint(part(start, position)));
        }
        return codePoint;
    }

    private SourceSpan part(int start, int end) {
        return span.source().span(span.start() + start, span.start() + end);
    }
}
