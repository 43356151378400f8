/** Trained weights and their file. */
@NullMarked
package dev.nnm.runtime.weights;

import org.jspecify.annotations.NullMarked;
