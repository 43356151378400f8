/** {@code nnm graph}: the computation as boxes and arrows. */
@NullMarked
package dev.nnm.teach.drawing;

import org.jspecify.annotations.NullMarked;
