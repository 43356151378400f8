package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Scalar;

/**
 * A factor of a matrix product.
 *
 * @param value an element of it
 * @param isSameInAllSteps whether the loop of the user's around gives it to all of its steps as the same
 */
record ProductFactor(Scalar value, boolean isSameInAllSteps) {}
