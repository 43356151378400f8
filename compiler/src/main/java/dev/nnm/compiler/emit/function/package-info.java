/**
 * Functions of whole vectors, written out in multiplications and additions. The vector library's own change their last
 * bits when the JIT has compiled a loop, so that the same training would give other weights each time.
 */
@NullMarked
package dev.nnm.compiler.emit.function;

import org.jspecify.annotations.NullMarked;
