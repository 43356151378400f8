/**
 * Evaluation of graphs with numbers of other kinds than kernels have: complex ones for the complex step, decimals of
 * many digits for reference values. The numbers are those of Hipparchus, which no other package uses.
 */
@NullMarked
package dev.nnm.teach.number;

import org.jspecify.annotations.NullMarked;
