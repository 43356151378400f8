/** Derivatives as sums over paths, and as the dynamic programme that does not enumerate them. */
@NullMarked
package dev.nnm.teach.paths;

import org.jspecify.annotations.NullMarked;
