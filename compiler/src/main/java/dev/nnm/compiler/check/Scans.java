package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Scan;
import dev.nnm.compiler.syntax.IndexRange;
import dev.nnm.compiler.syntax.ScanVariable;
import java.util.ArrayList;
import java.util.List;

/** Loops over sequences: {@code scan h over xt in x from zeros(32) { tanh(W @ xt + U @ h) }}. */
final class Scans {

    private final Elaboration elaboration;

    Scans(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    /** The last state, or all states along a new first axis. */
    Value evaluate(Scan scan, Frame frame) {
        Value initial = elaboration.expressions().evaluate(scan.initial(), frame);
        List<Value> parts =
                Tuples.parts(initial, scan.states().size(), scan.initial().span());
        Loop loop = new Loop(elaboration, scan.span(), scan.states(), parts, Loop.places(scan.initial(), parts.size()));
        boolean reversed = scan.variables().get(0).reversed();
        int length = -1;
        for (ScanVariable variable : scan.variables()) {
            Value values = values(variable, frame);
            Node sequence = node(variable, values);
            int other = sequence.shape().size(0);
            if (length >= 0 && other != length) {
                throw LoopProblems.lengths(
                        variable.span(),
                        scan.variables().get(0).name().text(),
                        length,
                        variable.name().text(),
                        other);
            }
            length = other;
            loop.addSequence(
                    variable.name(),
                    variable.reversed() == reversed
                            ? values
                            : like(values, backwards(elaboration.build(frame, variable.span()), sequence)));
        }
        loop.countSteps(length);
        loop.repeat(frame, inside -> new Loop.Step(loop.next(scan.body(), inside), null));
        return loop.results(frame, length, reversed, scan.collects());
    }

    /** Class labels or numbers. */
    private Value values(ScanVariable variable, Frame frame) {
        return variable instanceof ScanVariable.Element element
                ? elaboration.expressions().evaluate(element.sequence(), frame)
                : Value.of(numbers((ScanVariable.Counter) variable, frame));
    }

    private Node node(ScanVariable variable, Value values) {
        SourceSpan place = variable instanceof ScanVariable.Element element
                ? element.sequence().span()
                : variable.span();
        Node node = values instanceof Value.Label labels ? labels.node() : elaboration.number(values, place);
        if (node.shape().isScalar() && variable instanceof ScanVariable.Element element) {
            throw LoopProblems.notASequence(place, Describe.expression(element.sequence(), "this"));
        }
        return node;
    }

    /** Other values of the same kind. */
    private static Value like(Value values, Node others) {
        return values instanceof Value.Label labels ? new Value.Label(others, labels.classes()) : Value.of(others);
    }

    /** The whole numbers of a range. */
    private Node numbers(ScanVariable.Counter counter, Frame frame) {
        IndexRange range = counter.range();
        int from = bound(range.from(), frame);
        int to = bound(range.to(), frame);
        if (from >= to) {
            throw LoopProblems.emptyRange(range.span(), from, to);
        }
        long steps = (long) to - from;
        if (steps > Integer.MAX_VALUE) {
            throw SizeProblems.outOfRange(range.span(), "the number of steps", (double) steps, Integer.MAX_VALUE);
        }
        GraphBuilder build = elaboration.build(frame, counter.span());
        Node counted = build.node(new Iota((int) steps));
        return from == 0 ? counted : build.add(counted, build.constant(from));
    }

    private int bound(Expression expression, Frame frame) {
        Value value = elaboration.expressions().evaluate(expression, frame);
        return elaboration.knownInteger(value, expression.span(), "a bound of a range");
    }

    private static Node backwards(GraphBuilder build, Node sequence) {
        Shape shape = sequence.shape();
        List<AffineIndex> source = new ArrayList<>();
        source.add(AffineIndex.along(0, -1, shape.size(0) - 1, shape.rank()));
        for (int axis = 1; axis < shape.rank(); axis++) {
            source.add(AffineIndex.axis(axis, shape.rank()));
        }
        return build.view(new View(shape, source), sequence);
    }
}
