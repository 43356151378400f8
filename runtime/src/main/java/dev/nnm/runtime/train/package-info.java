/** Training and scoring. */
@NullMarked
package dev.nnm.runtime.train;

import org.jspecify.annotations.NullMarked;
