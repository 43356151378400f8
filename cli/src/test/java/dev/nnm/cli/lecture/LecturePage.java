package dev.nnm.cli.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A page in Markdown that shows commands and what they print, in blocks that begin with {@code ```console}. A line in
 * them that starts with {@code $} is a command; the lines up to the next one are its output.
 */
final class LecturePage {

    private static final String OPENING = "```console";
    private static final String CLOSING = "```";
    private static final String PROMPT = "$ ";

    /**
     * A command in the page.
     *
     * @param line what is typed
     * @param output the lines that the page shows below it
     */
    record Run(String line, List<String> output) {

        /** Copies the list. */
        Run {
            output = List.copyOf(output);
        }
    }

    private final List<String> lines;

    LecturePage(String text) {
        this.lines = text.lines().toList();
    }

    /** The commands in their order. */
    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        boolean isInside = false;
        String command = "";
        List<String> output = new ArrayList<>();
        for (String line : lines) {
            boolean ends = isInside && (line.equals(CLOSING) || line.startsWith(PROMPT));
            if (ends && !command.isEmpty()) {
                runs.add(new Run(command, output));
                command = "";
                output = new ArrayList<>();
            }
            if (isInside && line.startsWith(PROMPT)) {
                command = line.substring(PROMPT.length());
            } else if (isInside && !ends) {
                output.add(line);
            }
            isInside = line.equals(OPENING) || (isInside && !line.equals(CLOSING));
        }
        return runs;
    }

    /** The page with what the commands print now. */
    String refreshed(UnaryOperator<String> shell) {
        StringBuilder text = new StringBuilder();
        boolean isInside = false;
        for (String line : lines) {
            boolean closes = isInside && line.equals(CLOSING);
            if (!isInside || closes || line.startsWith(PROMPT)) {
                text.append(line).append('\n');
            }
            if (isInside && line.startsWith(PROMPT)) {
                text.append(shell.apply(line.substring(PROMPT.length())));
            }
            isInside = line.equals(OPENING) || (isInside && !closes);
        }
        return text.toString();
    }
}
