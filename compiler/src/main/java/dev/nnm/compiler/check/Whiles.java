package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.While;
import dev.nnm.compiler.syntax.LoopVariable;
import java.util.ArrayList;
import java.util.List;

/**
 * Loops as long as a condition holds: {@code while abs(x^2 - a) > 1e-12 from x = 1 max 50 { (x + a / x) / 2 }}. Each
 * example goes on by itself: where the condition does not hold, the states stay as they are.
 */
final class Whiles {

    private final Elaboration elaboration;

    Whiles(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    /** The variables after the last round. */
    Value evaluate(While expression, Frame frame) {
        List<LoopVariable> variables = expression.variables();
        List<Value> initial = variables.stream()
                .map(variable -> elaboration.expressions().evaluate(variable.initial(), frame))
                .toList();
        Loop loop = new Loop(
                elaboration,
                expression.span(),
                variables.stream().map(LoopVariable::name).toList(),
                initial,
                variables.stream().map(variable -> variable.initial().span()).toList());
        Expression limit = expression.limit();
        int steps = limit == null ? ScanBody.UNLIMITED : steps(limit, frame);
        loop.countRounds();
        loop.repeat(frame, inside -> step(expression, loop, inside));
        return loop.results(frame, steps, false, false);
    }

    private int steps(Expression limit, Frame frame) {
        int steps = elaboration.knownInteger(
                elaboration.expressions().evaluate(limit, frame), limit.span(), "the greatest number of rounds");
        if (steps < 1 || steps >= ScanBody.UNLIMITED) {
            throw ValueProblems.notACount(limit.span(), "the greatest number of rounds", steps);
        }
        return steps;
    }

    private Loop.Step step(While expression, Loop loop, Frame inside) {
        Expression written = expression.condition();
        Node condition = elaboration.truth(elaboration.expressions().evaluate(written, inside), written.span());
        if (!condition.shape().isScalar()) {
            throw LoopProblems.conditionShape(written.span(), condition.shape());
        }
        GraphBuilder build = elaboration.build(inside, expression.span());
        List<Node> next = new ArrayList<>();
        List<Node> computed = loop.next(expression.body(), inside);
        for (int k = 0; k < computed.size(); k++) {
            next.add(build.select(condition, computed.get(k), loop.states().get(k)));
        }
        return new Loop.Step(next, condition);
    }
}
