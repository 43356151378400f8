/** A program that is typed piece by piece: what is defined so far, its values, and plots. */
@NullMarked
package dev.nnm.teach.repl;

import org.jspecify.annotations.NullMarked;
