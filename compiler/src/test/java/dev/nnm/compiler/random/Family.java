package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * Constructs that belong together.
 *
 * @param weight how often they are written, compared with other families
 * @param constructs the constructs, each as often as the others
 */
record Family(int weight, List<Construct> constructs) {

    /** All families of expressions. */
    static final List<Family> ALL = List.of(
            new Family(8, Arithmetic.SMOOTH),
            new Family(3, Arithmetic.KINKED),
            new Family(3, Conditions.ALL),
            new Family(2, Blocks.ALL),
            new Family(2, Calls.ALL),
            new Family(3, Reductions.ALL),
            new Family(3, Products.ALL),
            new Family(3, Elements.ALL),
            new Family(3, Joining.ALL),
            new Family(3, IndexNotation.ALL),
            new Family(2, Gathers.ALL),
            new Family(3, Loops.ALL),
            new Family(2, Layers.ALL),
            new Family(1, DerivativeExpressions.ALL),
            new Family(3, LibraryCalls.ALL));

    /** The constructs that can have a shape. */
    List<Construct> fitting(Shape shape) {
        return constructs.stream()
                .filter(construct -> construct.fits().test(shape))
                .toList();
    }
}
