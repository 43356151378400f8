/** From a syntax tree to a graph: names, shapes, types, the library, and what is wrong with a program. */
@NullMarked
package dev.nnm.compiler.check;

import org.jspecify.annotations.NullMarked;
