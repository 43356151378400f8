package dev.nnm.compiler.syntax;

/** An indented text under construction. */
final class AstText {

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String line) {
        text.append(INDENT.repeat(depth)).append(line).append('\n');
    }

    /** A line, and what the body prints one step deeper. */
    void nested(String line, Runnable body) {
        line(line);
        depth++;
        body.run();
        depth--;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
