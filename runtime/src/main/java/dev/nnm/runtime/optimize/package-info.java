/** Optimizers and the table of them. */
@NullMarked
package dev.nnm.runtime.optimize;

import org.jspecify.annotations.NullMarked;
