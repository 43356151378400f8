/**
 * Methods of differentiation side by side: their errors against a reference of higher precision, and what they cost.
 */
@NullMarked
package dev.nnm.teach.compare;

import org.jspecify.annotations.NullMarked;
