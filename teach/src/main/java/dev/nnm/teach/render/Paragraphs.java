package dev.nnm.teach.render;

/** Running text in lines. */
final class Paragraphs {

    private static final int LINE_LENGTH = 100;

    private Paragraphs() {}

    /** The text broken between words into lines, each ended. */
    static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + width(word) > LINE_LENGTH) {
                lines.append('\n');
                column = 0;
            }
            lines.append(column == 0 ? "" : " ").append(word);
            column += width(word) + (column == 0 ? 0 : 1);
        }
        return lines.append('\n').toString();
    }

    /** The columns that a text takes on a terminal: marks that combine with the letter before them take none. */
    static int width(String text) {
        return (int) text.codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .count();
    }
}
