/** What a teaching command shows: tables, formulas, text and pictures, in no format yet. */
@NullMarked
package dev.nnm.teach.document;

import org.jspecify.annotations.NullMarked;
