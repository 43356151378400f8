package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import java.util.List;

/**
 * Applies a set of rules to everything that some nodes depend on, arguments first, until none applies. Nothing is
 * removed from the graph: replacements are new nodes of it, which take over the user's names and places of what they
 * replace.
 */
public final class Simplifier {

    /**
     * More passes than any formula was seen to need; each pass leaves an equal formula, so stopping early is no harm.
     */
    private static final int MOST_PASSES = 12;

    private Simplifier() {}

    /**
     * The nodes, one a root, as kernels compute them: nothing twice, nothing for nothing, and in each step of a loop
     * only what differs from step to step.
     */
    public static List<Node> forKernels(Graph graph, List<Node> roots) {
        List<Node> simpler = simplify(graph, LoopMerging.apply(graph, roots), Rewrites.LOWERING);
        List<Node> products = MaskedProducts.apply(graph, simpler);
        // What conditions were in the way of.
        List<Node> lowered = products.equals(simpler) ? simpler : simplify(graph, products, Rewrites.LOWERING);
        List<Node> sameInAllSteps = LoopInvariants.apply(graph, lowered);
        List<Node> loops = LoopSums.apply(graph, LoopProducts.apply(graph, sameInAllSteps));
        return LazyBranches.apply(graph, LoopPruning.apply(graph, loops));
    }

    /**
     * The simplified nodes, one a root, in the same order. Shapes are kept; a batched root whose value turns out to be
     * the same for every example may become one that is not batched.
     */
    public static List<Node> simplify(Graph graph, List<Node> roots, RuleSet rules) {
        List<Node> current = LoopBodies.rewrite(graph, roots, inside -> simplify(graph, inside, rules));
        if (!rules.normalForm()) {
            return new RewritingPass(graph, rules).apply(current);
        }
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            List<Node> rewritten = new RewritingPass(graph, rules).apply(current);
            List<Node> next = new NormalForm(graph).apply(rewritten);
            if (next.equals(current) || next.equals(rewritten)) {
                return next;
            }
            current = next;
        }
        return current;
    }
}
