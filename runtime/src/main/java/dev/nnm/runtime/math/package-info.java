/** Special functions that the JDK lacks. */
@NullMarked
package dev.nnm.runtime.math;

import org.jspecify.annotations.NullMarked;
