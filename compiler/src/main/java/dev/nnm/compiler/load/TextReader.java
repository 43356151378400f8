package dev.nnm.compiler.load;

import java.io.Reader;

/** Reads a text character by character without a lock, which {@link java.io.StringReader} takes for each. */
final class TextReader extends Reader {

    private final String text;
    private int next;

    TextReader(String text) {
        this.text = text;
    }

    @Override
    public int read() {
        return next < text.length() ? text.charAt(next++) : -1;
    }

    @Override
    public int read(char[] target, int from, int most) {
        int count = Math.min(most, text.length() - next);
        if (count <= 0) {
            return most == 0 ? 0 : -1;
        }
        text.getChars(next, next + count, target, from);
        next += count;
        return count;
    }

    @Override
    public void close() {}
}
