package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.ElementType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything there is to know of an elementwise operation; see {@link Elementwise} for the meaning of each column. */
record ElementwiseRow(
        String name,
        List<ElementType> argumentTypes,
        ElementType resultType,
        Elementwise.Value value,
        List<Elementwise.Partial> partials,
        JavaForm java,
        @Nullable VectorForm vector,
        Notation notation,
        Samples samples,
        boolean commutative,
        boolean total,
        String remarks) {}
