/** The commands of the teaching bench: each asks one question and shows the answer. */
@NullMarked
package dev.nnm.cli.teaching;

import org.jspecify.annotations.NullMarked;
