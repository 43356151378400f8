package dev.nnm.compiler.emit;

import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says which lines of the user's program stand above which statements: a line once above all statements in a row. */
final class SourceLines {

    /** A line of a user's file. */
    private record Line(SourceText source, int number) {

        static @Nullable Line of(Origin origin) {
            SourceSpan span = origin.span();
            return span == null ? null : new Line(span.source(), span.line());
        }

        String text() {
            return SafeText.of(source.substring(source.lineStart(number), source.lineEnd(number)));
        }
    }

    private @Nullable Line last;

    /** The text to show above a statement, if it is not the one above already. */
    Optional<String> above(Statement statement) {
        Line line = lineOf(statement);
        if (line == null || line.equals(last)) {
            return Optional.empty();
        }
        last = line;
        String text = line.text();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The line of a statement; of a loop, the one that all statements in it share. */
    private static @Nullable Line lineOf(Statement statement) {
        if (statement instanceof Statement.Computation computation) {
            return Line.of(computation.origin());
        }
        if (statement instanceof Statement.Fused fused) {
            return lineOf(fused.contraction());
        }
        if (statement instanceof Statement.Loop loop) {
            Set<Line> lines = new HashSet<>();
            collect(loop.body(), lines);
            return lines.size() == 1 ? lines.iterator().next() : null;
        }
        return null;
    }

    private static void collect(List<Statement> statements, Set<Line> lines) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Block block) {
                collect(block.body(), lines);
            } else if (statement instanceof Statement.Computation computation) {
                Line line = Line.of(computation.origin());
                if (line != null) {
                    lines.add(line);
                }
            }
        }
    }
}
