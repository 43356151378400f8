/** Examples: read from CSV files, split, gathered into batches. */
@NullMarked
package dev.nnm.runtime.data;

import org.jspecify.annotations.NullMarked;
