/** Counter-based random numbers: each depends on the seed, its purpose and its position only. */
@NullMarked
package dev.nnm.runtime.random;

import org.jspecify.annotations.NullMarked;
