package dev.nnm.cli.tuning;

import dev.nnm.compiler.loop.Target;

/**
 * A variant of kernels, and what came of measuring it.
 *
 * @param target what the kernels were made for
 */
public record Measured(Target target, Measurement measurement) {}
