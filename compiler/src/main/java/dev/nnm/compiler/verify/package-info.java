/** Checks of derivatives by differences of values. */
@NullMarked
package dev.nnm.compiler.verify;

import org.jspecify.annotations.NullMarked;
