/** Direct evaluation of graphs: the reference with which generated code is compared. */
@NullMarked
package dev.nnm.compiler.interpret;

import org.jspecify.annotations.NullMarked;
