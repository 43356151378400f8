package dev.nnm.runtime;

/** The floating-point type that a model's kernels and weights use. */
public enum Precision {
    /** 32-bit IEEE 754 numbers: for training. */
    FLOAT,
    /** 64-bit IEEE 754 numbers: for studying derivatives. */
    DOUBLE
}
