package dev.nnm.teach.repl;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The comments of a text, which the syntax tree has not. What stands behind a statement in its last line belongs to it,
 * what stands in lines of its own to the statement below, and at the end to the last one. Empty lines count as
 * comments.
 */
final class Comments {

    private final List<String> gaps = new ArrayList<>();

    /** The comments between statements. */
    Comments(SourceText source, List<Statement> statements) {
        int end = 0;
        for (Statement statement : statements) {
            SourceSpan span = statement.span();
            gaps.add(source.substring(end, span.start()));
            end = span.end();
        }
        String text = source.text();
        gaps.add(source.substring(end, text.codePointCount(0, text.length())));
    }

    /** The lines before a statement; empty, or with a line end. */
    String before(int statement) {
        String[] lines = gaps.get(statement).split("\\R", -1);
        // the first line is that of the statement before, the last that of this one
        return lines(lines, statement == 0 ? 0 : 1, lines.length - 1);
    }

    /** What stands behind a statement: nothing, or a comment, and after the last statement all that follows. */
    String behind(int statement) {
        String[] lines = gaps.get(statement + 1).split("\\R", -1);
        String behind = comment(lines[0]);
        boolean isLast = statement + 2 == gaps.size();
        String below = isLast ? "\n" + lines(lines, 1, lines.length) : "";
        return ((behind.isEmpty() ? "" : "  " + behind) + below).stripTrailing();
    }

    private static String lines(String[] lines, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(comment(lines[i])).append('\n');
        }
        return text.toString();
    }

    // between statements no # stands in a string
    private static String comment(String line) {
        int start = line.indexOf('#');
        return start < 0 ? "" : line.substring(start).stripTrailing();
    }
}
