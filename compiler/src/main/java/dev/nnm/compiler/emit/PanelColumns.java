package dev.nnm.compiler.emit;

/**
 * The columns of one panel, as Java.
 *
 * @param first the name of the first
 * @param count how many there are
 * @param isWhole whether there are always as many as a panel has room for
 * @param done how many of the first have been in the panel before, too; empty if there never are any
 */
record PanelColumns(String first, String count, boolean isWhole, String done) {

    /** The first that was not in the panel before. */
    String firstNew() {
        return canRepeat() ? first + " + " + done : first;
    }

    /** The one after the last. */
    String end() {
        return first + " + " + count;
    }

    /** Whether a panel can have columns that the one before had. */
    boolean canRepeat() {
        return !done.isEmpty();
    }
}
