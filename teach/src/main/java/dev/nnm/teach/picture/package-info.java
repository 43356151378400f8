/** Plots and drawings, as SVG and PNG. */
@NullMarked
package dev.nnm.teach.picture;

import org.jspecify.annotations.NullMarked;
