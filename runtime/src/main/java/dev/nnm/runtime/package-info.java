/** Compiled models as a Java program holds them: kernels, weights, prediction, training. */
@NullMarked
package dev.nnm.runtime;

import org.jspecify.annotations.NullMarked;
