/** Whether two derivatives that look different are the same. */
@NullMarked
package dev.nnm.teach.grade;

import org.jspecify.annotations.NullMarked;
