package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums over examples of a matrix product with a factor that is the same for all of them: the sum of the other factor is
 * multiplied once. The gradient of what is added to the input of a dense layer is such a sum.
 */
final class SumsOverExamples {

    /** Longer sums stay as they are. */
    private static final int MOST_TERMS = 16;

    private SumsOverExamples() {}

    /** A term of a sum. */
    private record Term(Node node, boolean negative) {}

    /** sum over examples(a·b + c) as (sum over examples a)·b + sum over examples c, if b is the same for all. */
    static @Nullable Node inside(Site site) {
        boolean sums = ((BatchReduce) site.node().operation()).kind() == ReductionKind.SUM;
        List<Term> terms = sums ? terms(site.argument(0)) : List.of();
        boolean gains = terms.stream().anyMatch(term -> isProduct(term.node()))
                && terms.stream().allMatch(term -> term.node().isBatched());
        return gains ? sum(site.build(), terms) : null;
    }

    /** The terms of a node, in their order; none if there are too many. */
    private static List<Term> terms(Node node) {
        List<Term> terms = new ArrayList<>();
        Deque<Term> pending = new ArrayDeque<>(List.of(new Term(node, false)));
        while (!pending.isEmpty() && terms.size() + pending.size() <= MOST_TERMS) {
            Term term = pending.pop();
            Node sum = term.node();
            if (sum.operation() == Elementwises.ADD || sum.operation() == Elementwises.SUBTRACT) {
                boolean isDifference = sum.operation() == Elementwises.SUBTRACT;
                pending.push(new Term(sum.argument(1), term.negative() != isDifference));
                pending.push(new Term(sum.argument(0), term.negative()));
            } else if (sum.operation() == Elementwises.NEGATE) {
                pending.push(new Term(sum.argument(0), !term.negative()));
            } else {
                terms.add(term);
            }
        }
        return pending.isEmpty() ? terms : List.of();
    }

    private static Node sum(GraphBuilder build, List<Term> terms) {
        Term first = terms.get(0);
        Node sum = first.negative() ? build.negate(sum(build, first.node())) : sum(build, first.node());
        for (Term term : terms.subList(1, terms.size())) {
            Node next = sum(build, term.node());
            sum = term.negative() ? build.subtract(sum, next) : build.add(sum, next);
        }
        return sum;
    }

    private static boolean isProduct(Node node) {
        if (!(node.operation() instanceof Reduce reduce) || reduce.kind() != ReductionKind.SUM) {
            return false;
        }
        SummedTerms terms = SummedTerms.of(node);
        Node product = terms.node();
        if (product.operation() != Elementwises.MULTIPLY || terms.reachOutside()) {
            return false;
        }
        boolean isSharedFactor =
                product.argument(0).isBatched() != product.argument(1).isBatched();
        return isSharedFactor && SumsOfProducts.isMatrixProduct(product, terms.axes(node));
    }

    private static Node sum(GraphBuilder build, Node node) {
        if (!isProduct(node)) {
            return build.batchSum(node);
        }
        SummedTerms terms = SummedTerms.of(node);
        Node product = terms.node();
        Node[] factors = product.arguments().stream()
                .map(factor -> factor.isBatched() ? sumOfFactor(build, factor) : factor)
                .toArray(Node[]::new);
        Node once = build.view(terms.view(), build.node(product.operation(), factors));
        return build.node(node.operation(), once);
    }

    /** Of what is repeated along an axis, only one is summed. */
    private static Node sumOfFactor(GraphBuilder build, Node factor) {
        return factor.operation() instanceof View view
                ? build.view(view, sumOfFactor(build, factor.argument(0)))
                : build.batchSum(factor);
    }
}
