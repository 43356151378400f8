/** Derivations: which rule is applied to which part, and how the result is simplified. */
@NullMarked
package dev.nnm.teach.derivation;

import org.jspecify.annotations.NullMarked;
