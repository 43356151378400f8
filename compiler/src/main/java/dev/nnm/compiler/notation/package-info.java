/** Expressions as people read them: text in the language, LaTeX, and listings of graphs. */
@NullMarked
package dev.nnm.compiler.notation;

import org.jspecify.annotations.NullMarked;
