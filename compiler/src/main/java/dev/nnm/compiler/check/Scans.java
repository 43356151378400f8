package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.View;
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
            Node sequence = sequence(variable, frame);
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
            GraphBuilder build = elaboration.build(frame, variable.span());
            loop.addSequence(variable.name(), variable.reversed() == reversed ? sequence : backwards(build, sequence));
        }
        loop.repeat(frame, inside -> new Loop.Step(loop.next(scan.body(), inside), null));
        return loop.results(frame, length, reversed, scan.collects());
    }

    private Node sequence(ScanVariable variable, Frame frame) {
        if (variable instanceof ScanVariable.Counter counter) {
            return numbers(counter, frame);
        }
        Expression expression = ((ScanVariable.Element) variable).sequence();
        Node node = elaboration.expressions().number(expression, frame);
        if (node.shape().isScalar()) {
            throw LoopProblems.notASequence(expression.span(), Describe.expression(expression, "this"));
        }
        return node;
    }

    /** The whole numbers of a range. */
    private Node numbers(ScanVariable.Counter counter, Frame frame) {
        IndexRange range = counter.range();
        int from = bound(range.from(), frame);
        int to = bound(range.to(), frame);
        if (from >= to) {
            throw LoopProblems.emptyRange(range.span(), from, to);
        }
        GraphBuilder build = elaboration.build(frame, counter.span());
        Node counted = build.node(new Iota(to - from));
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
