package dev.nnm.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err errors, notes and progress
 * @param columns the width of the terminal that shows {@code err}; 0 if it goes elsewhere, so that nothing may be drawn
 */
public record Output(PrintStream out, PrintStream err, int columns) {

    /** Whether lines written to {@code err} may be drawn over. */
    public boolean hasTerminal() {
        return columns > 0;
    }

    /** Writes a result that may end in a line end or not. */
    public void print(String text) {
        out.print(text.endsWith("\n") ? text : text + "\n");
        out.flush();
    }
}
