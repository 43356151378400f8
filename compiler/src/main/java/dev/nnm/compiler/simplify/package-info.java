/** Rewriting of graphs by rules, each with its exactness and its reason. */
@NullMarked
package dev.nnm.compiler.simplify;

import org.jspecify.annotations.NullMarked;
