package dev.nnm.teach.drawing;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that are short enough for a box. */
final class Wrapped {

    private static final int LINE_LENGTH = 34;
    private static final int MOST_LINES = 3;

    private Wrapped() {}

    /** At most three lines, broken at spaces; what has no room is left out, with a sign that it is. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > LINE_LENGTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() > MOST_LINES) {
            return List.of(lines.get(0), lines.get(1), shortened(lines.get(2)) + " …");
        }
        return lines.stream().map(Wrapped::shortened).toList();
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= 2 * LINE_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 2 * LINE_LENGTH)) + "…";
    }
}
