/** Activation functions: value, derivative, and where they saturate. */
@NullMarked
package dev.nnm.teach.activations;

import org.jspecify.annotations.NullMarked;
