package dev.nnm.cli.value;

/** A mistake in a value; where it stood is added by whoever knows. */
final class ValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ValueException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
