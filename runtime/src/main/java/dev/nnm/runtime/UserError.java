package dev.nnm.runtime;

/**
 * A mistake in what the user gave: a file, a value, a setting. The message is complete, names the place and is printed
 * as it is, without a stack trace.
 */
public class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what was expected */
    public UserError(String message) {
        super(message);
    }

    /**
     * @param message what is wrong, where, and what was expected
     * @param cause the failure underneath
     */
    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
