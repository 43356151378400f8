/** A number of a model over two parameters or directions, and the paths of optimizers over it. */
@NullMarked
package dev.nnm.teach.landscape;

import org.jspecify.annotations.NullMarked;
