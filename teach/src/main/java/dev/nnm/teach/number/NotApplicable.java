package dev.nnm.teach.number;

/** A method cannot be applied to a function, and why. */
public final class NotApplicable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String reason;

    NotApplicable(String operation, String reason) {
        super(operation + ": " + reason);
        this.operation = operation;
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return operation + ": " + reason;
    }

    /** The operation because of which. */
    public String operation() {
        return operation;
    }
}
