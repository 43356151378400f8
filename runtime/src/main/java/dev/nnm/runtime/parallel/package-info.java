/** Work of a kernel or an optimizer spread over threads. */
@NullMarked
package dev.nnm.runtime.parallel;

import org.jspecify.annotations.NullMarked;
