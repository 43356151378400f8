package dev.nnm.cli;

/** What the command tells the shell. */
public final class ExitCode {

    /** All went well. */
    public static final int FINE = 0;

    /** A mistake in the user's files or values. */
    public static final int MISTAKE = 1;

    /** The command was called in a way that it does not know. */
    public static final int WRONG_USAGE = 2;

    /** A failure of nnm itself. */
    public static final int INTERNAL_ERROR = 3;

    /** The user interrupted it: 128 and the number of the signal, as shells have it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
