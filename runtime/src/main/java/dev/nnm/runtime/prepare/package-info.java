/** Preparations of the inputs, fitted to the training examples. */
@NullMarked
package dev.nnm.runtime.prepare;

import org.jspecify.annotations.NullMarked;
