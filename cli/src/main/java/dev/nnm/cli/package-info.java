/** The command {@code nnm}. */
@NullMarked
package dev.nnm.cli;

import org.jspecify.annotations.NullMarked;
