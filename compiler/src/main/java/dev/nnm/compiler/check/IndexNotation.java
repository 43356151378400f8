package dev.nnm.compiler.check;

import dev.nnm.compiler.derive.Vectorization;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.syntax.Binder;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.BoundReduction;
import dev.nnm.compiler.syntax.Expression.Tabulation;
import dev.nnm.compiler.syntax.IndexRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Expressions with indices: definitions of tensors by their elements, and reductions over bound indices. The body is
 * read once, with an index as a number that is not known; the result is vectorised over the values of the index.
 */
final class IndexNotation {

    private final Elaboration elaboration;
    private final Accesses accesses;

    IndexNotation(Elaboration elaboration) {
        this.elaboration = elaboration;
        this.accesses = elaboration.accesses();
    }

    /** The tensor whose elements an expression gives; an axis for each index, then those of the expression. */
    Node tabulate(Tabulation tabulation, Frame frame) {
        return overAll(tabulation.indices(), tabulation.element(), frame, false);
    }

    /** The values of an expression for all values of some indices, combined. */
    Node reduce(BoundReduction reduction, Frame frame) {
        Node all = overAll(reduction.indices(), reduction.body(), frame, true);
        GraphBuilder build = elaboration.build(frame, reduction.span());
        List<Integer> axes =
                IntStream.range(0, reduction.indices().size()).boxed().toList();
        return switch (reduction.operator()) {
            case SUM -> build.reduce(ReductionKind.SUM, all, axes);
            case PROD -> build.reduce(ReductionKind.PRODUCT, all, axes);
            case MAX -> build.reduce(ReductionKind.MAXIMUM, all, axes);
            case MIN -> build.reduce(ReductionKind.MINIMUM, all, axes);
            case MEAN -> {
                long count =
                        all.shape().elementCount() / all.shape().without(axes).elementCount();
                yield build.divide(build.sum(all, axes), build.constant((double) count));
            }
        };
    }

    private Node overAll(List<Binder> binders, Expression body, Frame frame, boolean numbersOnly) {
        Scope.Local scope = new Scope.Local(frame.scope());
        Map<Node, Binder> indices = new LinkedHashMap<>();
        Map<Node, IndexValues> given = new LinkedHashMap<>();
        for (Binder binder : binders) {
            String name = binder.name().text();
            if (scope.isTaken(name)) {
                throw NameProblems.definedHere(binder.name().span(), name);
            }
            Node index = elaboration.build(frame, binder.span()).indexVariable(name);
            indices.put(index, binder);
            if (binder.range() != null) {
                given.put(index, values(name, binder.range(), frame));
            }
        }
        indices.forEach((index, binder) -> scope.add(binder.name().text(), Value.of(index)));
        return accesses.within(mark -> {
            accesses.values().putAll(given);
            Frame inside = frame.within(scope);
            for (Node index : indices.keySet()) {
                inside = inside.pass(index);
            }
            Value value = elaboration.expressions().evaluate(body, inside);
            Node element = numbersOnly || !(value instanceof Value.Tensor tensor)
                    ? elaboration.numberOrMask(elaboration.build(inside, body.span()), value, body.span())
                    : tensor.node();
            settle(indices, accesses.since(mark));
            return vectorised(element, indices);
        });
    }

    private void settle(Map<Node, Binder> indices, List<Access> made) {
        new IndexRanges(accesses.values(), made).settle(indices);
        new AccessBounds(elaboration.graph(), elaboration.constancy(), accesses).check(made, indices.keySet());
    }

    private IndexValues values(String name, IndexRange range, Frame frame) {
        int from = bound(range.from(), frame);
        int to = bound(range.to(), frame);
        if (to <= from) {
            throw IndexProblems.emptyRange(range.span(), name, from, to);
        }
        return new IndexValues(from, Sizes.size((double) to - from, range.span(), "the range"));
    }

    private int bound(Expression expression, Frame frame) {
        Value value = elaboration.expressions().evaluate(expression, frame);
        return elaboration.knownInteger(value, expression.span(), "the bound of a range");
    }

    /** The element with an axis for each index, the first index first. */
    private Node vectorised(Node element, Map<Node, Binder> indices) {
        List<Node> innermostFirst = new ArrayList<>(indices.keySet());
        Collections.reverse(innermostFirst);
        Node result = element;
        for (Node index : innermostFirst) {
            IndexValues range = accesses.values().get(index);
            if (range == null) {
                throw new IllegalStateException("no values for " + index);
            }
            Node numbers = range.write(new GraphBuilder(elaboration.graph()));
            result = Vectorization.over(elaboration.graph(), Map.of(index, numbers), range.size(), List.of(result))
                    .of(result);
        }
        return result;
    }
}
