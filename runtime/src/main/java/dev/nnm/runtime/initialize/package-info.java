/** The parameters' values before training. */
@NullMarked
package dev.nnm.runtime.initialize;

import org.jspecify.annotations.NullMarked;
