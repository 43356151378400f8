/** What there is to know of one operation. */
@NullMarked
package dev.nnm.teach.explain;

import org.jspecify.annotations.NullMarked;
