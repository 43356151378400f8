/** Evaluation traces: every intermediate value with its tangent and its adjoint. */
@NullMarked
package dev.nnm.teach.trace;

import org.jspecify.annotations.NullMarked;
