package dev.nnm.compiler.emit;

import java.util.Arrays;

/**
 * Makes text from users' files harmless in comments and strings of Java source. Java reads Unicode escapes everywhere,
 * even in comments, so a backslash never stands before a letter. Ends of comments are broken; line ends of all kinds,
 * control and formatting characters go.
 */
final class SafeText {

    private static final int LONGEST = 100;

    private SafeText() {}

    /** The text in one line of bounded length. */
    static String of(String text) {
        int[] characters = text.strip().codePoints().toArray();
        StringBuilder safe = new StringBuilder();
        Arrays.stream(characters).limit(LONGEST).forEach(character -> append(safe, character));
        if (characters.length > LONGEST) {
            safe.append('…');
        }
        return safe.toString().replace("*/", "* /").strip();
    }

    private static void append(StringBuilder safe, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> safe.append(' ');
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> {}
            default -> {
                safe.appendCodePoint(character);
                if (character == '\\') {
                    safe.append(' ');
                }
            }
        }
    }
}
