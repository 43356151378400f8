package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Builtin;
import dev.nnm.compiler.check.Calls.Given;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Broadcasting;
import dev.nnm.compiler.op.Elementwise;
import java.util.List;

/** Calls of operations that act on each element by itself. */
final class ElementwiseCalls {

    private static final List<String> OPERANDS = List.of("x", "y", "z");

    private ElementwiseCalls() {}

    static String[] parameters(Elementwise row) {
        return OPERANDS.subList(0, row.arity()).toArray(String[]::new);
    }

    static Builtin.Body body(Elementwise row) {
        List<String> names = OPERANDS.subList(0, row.arity());
        return call -> Value.of(apply(call, row, names.stream().map(call::given).toList()));
    }

    /** The operation on arguments whose shapes must fit. */
    static Node apply(BuiltinCall call, Elementwise row, List<Given> operands) {
        Node[] nodes = operands.stream().map(call::number).toArray(Node[]::new);
        Shape shape = nodes[0].shape();
        for (int i = 1; i < nodes.length; i++) {
            Shape before = shape;
            Given operand = operands.get(i);
            Node other = nodes[i];
            shape = Broadcasting.common(shape, other.shape())
                    .orElseThrow(() -> ShapeProblems.shapesDiffer(
                            call.span(),
                            row.name(),
                            Describe.expression(operands.get(0).expression(), "the first argument"),
                            before.equals(nodes[0].shape())
                                    ? call.elaboration().shapeOf(nodes[0])
                                    : NamedShape.of(before),
                            Describe.expression(operand.expression(), "another argument"),
                            call.elaboration().shapeOf(other)));
        }
        return call.build().apply(row, nodes);
    }
}
