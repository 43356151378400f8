/**
 * {@code nnm report}: a page with everything that the teaching commands show of a model, and its graph to step through.
 */
@NullMarked
package dev.nnm.teach.report;

import org.jspecify.annotations.NullMarked;
