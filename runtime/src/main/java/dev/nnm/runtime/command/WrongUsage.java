package dev.nnm.runtime.command;

/** Arguments that the command of a model JAR does not have; the message says which. */
final class WrongUsage extends Exception {

    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
        super(message);
    }
}
