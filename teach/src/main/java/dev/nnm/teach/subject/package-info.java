/** What is looked at: a number of a model, at a point, for one example. */
@NullMarked
package dev.nnm.teach.subject;

import org.jspecify.annotations.NullMarked;
