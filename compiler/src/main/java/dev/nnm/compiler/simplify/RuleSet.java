package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Operation;
import java.util.List;

/**
 * Rules that are applied together.
 *
 * @param name what the set is for
 * @param rewrites the rules; where several apply, the first is taken
 * @param normalForm whether sums and products are brought to the normal form of {@link NormalForm} as well
 */
public record RuleSet(String name, List<Rewrite> rewrites, boolean normalForm) {

    /** Copies the list. */
    public RuleSet {
        rewrites = List.copyOf(rewrites);
    }

    List<Rewrite> candidates(Operation operation) {
        return rewrites.stream()
                .filter(rewrite -> rewrite.mayApplyTo(operation))
                .toList();
    }
}
