package dev.nnm.compiler.problem;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of one source file and its name as the user knows it. Offsets, lines and columns count Unicode code points.
 * Identity is equality.
 */
public final class SourceText {

    private final String name;
    private final String text;
    private final @Nullable Path file;
    private @Nullable Lines lines;

    private SourceText(String name, String text, @Nullable Path file) {
        this.name = name;
        this.text = text;
        this.file = file;
    }

    /**
     * A text that is in no file.
     *
     * @param name the name to show in problems
     * @param text the whole text, with line ends of any kind
     */
    public SourceText(String name, String text) {
        this(name, text, null);
    }

    /** The text of a file, whose path is shown in problems as it is given. */
    public static SourceText ofFile(Path file, String text) {
        return new SourceText(file.toString(), text, file);
    }

    /** Another text in the place of this one, as if it were in the same file. */
    public SourceText replacedBy(String otherName, String otherText) {
        return new SourceText(otherName, otherText, file);
    }

    /** The name to show in problems. */
    public String name() {
        return name;
    }

    /** The file whose text this is; empty for a text that is in no file. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The span from one offset, inclusive, to another, exclusive. */
    public SourceSpan span(int start, int end) {
        return new SourceSpan(this, start, end);
    }

    /** The line that holds the offset; the first is 1. */
    public int line(int offset) {
        return lines().lineOf(offset);
    }

    /** The column of the offset in its line; the first is 1. */
    public int column(int offset) {
        return offset - lines().startOf(lines().lineOf(offset)) + 1;
    }

    /** The offset of the first code point of a line. */
    public int lineStart(int line) {
        return lines().startOf(line);
    }

    /** The offset after the last code point of a line, its line end excluded. */
    public int lineEnd(int line) {
        return lines().endOf(line);
    }

    /** The text between two offsets. */
    public String substring(int start, int end) {
        return lines().substring(start, end);
    }

    // Built at the first question, which a text without problems may never be asked. Lines is immutable, so threads
    // that
    // race to build it only do the work twice.
    private Lines lines() {
        Lines known = lines;
        if (known == null) {
            known = Lines.of(text);
            lines = known;
        }
        return known;
    }

    /** A text as code points, with the offsets at which its lines start. */
    private static final class Lines {

        private final int[] codePoints;
        private final int[] starts;

        private Lines(int[] codePoints, int[] starts) {
            this.codePoints = codePoints;
            this.starts = starts;
        }

        static Lines of(String text) {
            int[] codePoints = text.codePoints().toArray();
            int[] starts = new int[16];
            int count = 1;
            for (int i = 0; i < codePoints.length; i++) {
                if (endsLine(codePoints, i)) {
                    starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
                    starts[count++] = i + 1;
                }
            }
            return new Lines(codePoints, Arrays.copyOf(starts, count));
        }

        private static boolean endsLine(int[] codePoints, int i) {
            if (codePoints[i] == '\r') {
                return i + 1 == codePoints.length || codePoints[i + 1] != '\n';
            }
            return codePoints[i] == '\n';
        }

        int lineOf(int offset) {
            int found = Arrays.binarySearch(starts, offset);
            return found >= 0 ? found + 1 : -found - 1;
        }

        int startOf(int line) {
            return starts[line - 1];
        }

        int endOf(int line) {
            int end = line < starts.length ? starts[line] : codePoints.length;
            while (end > startOf(line) && (codePoints[end - 1] == '\n' || codePoints[end - 1] == '\r')) {
                end--;
            }
            return end;
        }

        String substring(int start, int end) {
            return new String(codePoints, start, end - start);
        }
    }
}
