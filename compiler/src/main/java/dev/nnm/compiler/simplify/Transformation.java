package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import org.jspecify.annotations.Nullable;

/** What a rewrite does. */
@FunctionalInterface
interface Transformation {

    /** The replacement of the site's node, of the same shape; null where the rewrite does not apply. */
    @Nullable
    Node apply(Site site);
}
