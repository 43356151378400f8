package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Calls.Given;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Stop;
import java.util.List;

/** Calls that make tensors, and that arrange their elements without computing. */
final class StructureCalls {

    private StructureCalls() {}

    static Value size(BuiltinCall call) {
        Node x = call.number("x");
        Shape shape = x.shape();
        if (!call.has("axis")) {
            if (shape.rank() == 1) {
                return sized(call, x, 0);
            }
            return Value.of(call.build().constant((double) shape.elementCount()));
        }
        int axis = call.axis(call.known("axis", 0), x, call.given("axis"));
        return sized(call, x, axis);
    }

    private static Value sized(BuiltinCall call, Node x, int axis) {
        Node size = call.build().constant(x.shape().size(axis));
        String name = call.elaboration().shapeOf(x).names().get(axis);
        return name.isEmpty() ? Value.of(size) : new Value.Dimension(name, size);
    }

    /** The sizes of all axes as a vector. */
    static Value shape(BuiltinCall call) {
        Shape shape = call.number("x").shape();
        if (shape.isScalar()) {
            throw AxisProblems.shapeOfNumber(call.span());
        }
        List<Double> sizes = shape.sizes().stream().map(Integer::doubleValue).toList();
        return Value.of(call.build().node(new Literal(sizes, Shape.of(shape.rank()))));
    }

    static Value reshape(BuiltinCall call) {
        Node x = call.number("x");
        Shape shape = call.sizes(List.of(call.given("sizes")));
        if (shape.elementCount() != x.shape().elementCount()) {
            String what = Describe.expression(call.given("x").expression(), "the tensor");
            throw ShapeProblems.reshapeSizes(
                    call.span(), what, call.elaboration().shapeOf(x), NamedShape.of(shape));
        }
        return Value.of(call.build().reshape(x, shape));
    }

    static Value concatenate(BuiltinCall call) {
        Given first = call.others().get(0);
        Shape shape = call.number(first).shape();
        if (shape.isScalar()) {
            throw ShapeProblems.concatOfNumbers(first.expression().span());
        }
        int axis = call.has("axis") ? call.axis(call.known("axis", 0), call.number(first), call.given("axis")) : 0;
        for (Given piece : call.others()) {
            Node other = call.number(piece);
            if (!fitsBehind(shape, other.shape(), axis)) {
                throw ShapeProblems.concatShapes(
                        piece.expression().span(),
                        Describe.expression(first.expression(), "the first piece"),
                        call.elaboration().shapeOf(call.number(first)),
                        Describe.expression(piece.expression(), "this piece"),
                        call.elaboration().shapeOf(other),
                        axis);
            }
        }
        List<Node> pieces = call.others().stream().map(call::number).toList();
        return Value.of(Joining.concatenate(call.build(), pieces, axis));
    }

    private static boolean fitsBehind(Shape first, Shape other, int axis) {
        return other.rank() == first.rank() && other.without(List.of(axis)).equals(first.without(List.of(axis)));
    }

    static Value filled(BuiltinCall call, double value) {
        return Value.of(call.build().constant(value, call.sizes(call.others())));
    }

    static Value identityMatrix(BuiltinCall call) {
        int n = call.size(call.given("n"), "the size of eye");
        GraphBuilder build = call.build();
        Shape shape = Sizes.limited(Shape.of(n, n), call.span(), "the matrix");
        Node diagonal = build.apply(Elementwises.EQUAL, build.index(0, shape), build.index(1, shape));
        return Value.of(build.indicator(diagonal));
    }

    static Value range(BuiltinCall call) {
        int n = call.size(call.given("n"), "the length of range");
        return Value.of(call.build().node(new Iota(n)));
    }

    static Value stop(BuiltinCall call) {
        return Value.of(call.build().node(new Stop(), call.number("x")));
    }

    /** The tensor itself, which must have another's shape where broadcasting it would hide a mistake. */
    static Value shapedLike(BuiltinCall call) {
        Node x = call.number("x");
        Node model = call.number("model");
        if (!x.shape().equals(model.shape())) {
            throw ShapeProblems.shapesUnequal(
                    call.span(),
                    Describe.expression(call.given("x").expression(), "one"),
                    call.elaboration().shapeOf(x),
                    Describe.expression(call.given("model").expression(), "the other"),
                    call.elaboration().shapeOf(model));
        }
        return Value.of(x);
    }
}
