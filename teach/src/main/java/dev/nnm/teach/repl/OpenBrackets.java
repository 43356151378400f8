package dev.nnm.teach.repl;

/** Tells whether a text goes on in the next line: a bracket of some kind is still open. */
final class OpenBrackets {

    private OpenBrackets() {}

    static boolean in(String text) {
        int depth = 0;
        boolean isInString = false;
        boolean isInComment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                isInComment = false;
                isInString = false;
            } else if (isInString && c == '\\') {
                i++;
            } else if (c == '"' && !isInComment) {
                isInString = !isInString;
            } else if (c == '#' && !isInString) {
                isInComment = true;
            } else if (!isInString && !isInComment) {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return depth > 0;
    }
}
