package dev.nnm.teach.compare;

/** A way to get derivatives. */
public enum Method {
    /** By a formula. */
    SYMBOLIC("symbolic"),
    /** By forward accumulation: one sweep for each element of a variable. */
    FORWARD("forward"),
    /** By reverse accumulation: one sweep for all. */
    REVERSE("reverse"),
    /** (f(x + h) − f(x − h)) / 2h. */
    CENTRAL("central difference"),
    /** Two central differences, combined so that their leading errors cancel. */
    RICHARDSON("Richardson extrapolation"),
    /** Im f(x + ih) / h. */
    COMPLEX_STEP("complex step");

    private final String label;

    Method(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}
