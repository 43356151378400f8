package dev.nnm.compiler.load;

import dev.nnm.compiler.emit.JavaSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports generated source that a Java compiler does not accept: never a user's mistake. */
final class RefusedSource {

    private static final int LONGEST_LISTING = 2_000;

    private RefusedSource() {}

    /** An exception that shows the sources with line numbers. */
    static IllegalStateException exception(String reason, List<JavaSource> sources, @Nullable Throwable cause) {
        StringBuilder message = new StringBuilder("generated Java was refused: ").append(reason);
        for (JavaSource source : sources) {
            message.append("\n--- ").append(source.qualifiedName()).append('\n');
            appendListing(message, source.text());
        }
        return new IllegalStateException(message.toString(), cause);
    }

    private static void appendListing(StringBuilder message, String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < Math.min(lines.length, LONGEST_LISTING); i++) {
            message.append(String.format("%5d  %s%n", i + 1, lines[i]));
        }
        if (lines.length > LONGEST_LISTING) {
            message.append("       … ").append(lines.length - LONGEST_LISTING).append(" more lines\n");
        }
    }
}
