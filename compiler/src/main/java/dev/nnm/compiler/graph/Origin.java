package dev.nnm.compiler.graph;

import dev.nnm.compiler.problem.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Where a node comes from, in the user's terms.
 *
 * @param span the text that it stands for, or the text whose derivative it is part of
 * @param label the name that the user gave it, or one derived from such a name ({@code hidden_bar} is the adjoint of
 *     {@code hidden})
 */
public record Origin(@Nullable SourceSpan span, @Nullable String label) {

    /** Nothing known. */
    public static final Origin UNKNOWN = new Origin(null, null);

    /** What this origin leaves open, taken from another. */
    public Origin orElse(Origin other) {
        if ((span != null || other.span == null) && (label != null || other.label == null)) {
            return this;
        }
        return new Origin(span == null ? other.span : span, label == null ? other.label : label);
    }
}
