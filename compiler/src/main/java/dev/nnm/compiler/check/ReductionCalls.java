package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Builtin;
import dev.nnm.compiler.check.Calls.Given;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;

/** Calls that combine the elements of a tensor. */
final class ReductionCalls {

    private ReductionCalls() {}

    static Builtin.Body reduction(ReductionKind kind) {
        return call -> reduce(call, kind, call.given("x"));
    }

    /** With one argument the extreme of its elements, with several their extreme element by element. */
    static Builtin.Body extreme(Elementwise row, ReductionKind kind) {
        return call ->
                call.others().size() == 1 ? reduce(call, kind, call.others().get(0)) : extremeOfSeveral(call, row);
    }

    private static Value extremeOfSeveral(BuiltinCall call, Elementwise row) {
        call.named().forEach((option, given) -> {
            throw CallProblems.optionOfSeveral(given.expression().span(), option, row.name());
        });
        Given result = call.others().get(0);
        for (Given other : call.others().subList(1, call.others().size())) {
            Node extreme = ElementwiseCalls.apply(call, row, List.of(result, other));
            result = new Given(Value.of(extreme), result.expression());
        }
        return result.value();
    }

    private static Value reduce(BuiltinCall call, ReductionKind kind, Given operand) {
        Node x = call.number(operand);
        return Value.of(reduce(call, kind, x, call.axes("axis", x)));
    }

    private static Node reduce(BuiltinCall call, ReductionKind kind, Node x, List<Integer> axes) {
        Node reduced = call.build().reduce(kind, x, axes);
        if (!call.flag("keep")) {
            return reduced;
        }
        List<Integer> sizes = new ArrayList<>(x.shape().sizes());
        axes.forEach(axis -> sizes.set(axis, 1));
        List<Integer> kept = GraphBuilder.allAxes(x).stream()
                .filter(axis -> !axes.contains(axis))
                .toList();
        return call.build().view(View.spread(new Shape(sizes), kept), reduced);
    }

    static Value mean(BuiltinCall call) {
        Node x = call.number("x");
        List<Integer> axes = call.axes("axis", x);
        double count = axes.stream().mapToDouble(axis -> x.shape().size(axis)).reduce(1, (a, b) -> a * b);
        Node sum = reduce(call, ReductionKind.SUM, x, axes);
        return Value.of(call.build().divide(sum, call.build().constant(count)));
    }
}
