package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.List;

/** Products of matrices and vectors, transposes. */
final class Products {

    /** All of them. */
    static final List<Construct> ALL = List.of(
            Construct.scalar("vector @ vector", (w, s) -> {
                Shape n = w.choices().shape(1);
                return product(w, s, n, n);
            }),
            Construct.fromRank(1, "tensor @ vector", (w, s) -> {
                int inner = w.choices().size();
                return product(w, s, Reductions.inserted(s, s.rank(), inner), Shape.of(inner));
            }),
            Construct.fromRank(1, "vector @ tensor", (w, s) -> {
                int inner = w.choices().size();
                return product(w, s, Shape.of(inner), Reductions.inserted(s, s.rank() - 1, inner));
            }),
            Construct.fromRank(2, "tensor @ tensor", Products::matrices),
            Construct.fromRank(2, "transpose", (w, s) -> Term.of(s, "(#)'", w.operand(swapped(s)))),
            Construct.fromRank(2, "transpose of transpose", (w, s) -> Term.of(s, "(#)'ᵀ", w.operand(s))),
            Construct.fromRank(2, "transpose @ tensor", Products::transposed));

    private Products() {}

    private static Term product(TermWriter writer, Shape shape, Shape left, Shape right) {
        return Term.of(shape, "(# @ #)", writer.operand(left), writer.operand(right));
    }

    private static Term matrices(TermWriter writer, Shape shape) {
        int inner = writer.choices().size();
        int rank = shape.rank();
        Shape left = withLast(shape, rank - 1, inner);
        Shape right = withLast(shape, rank - 2, inner);
        // The axes before the last two are broadcast: one side may do without them.
        return switch (writer.choices().below(3)) {
            case 0 -> product(writer, shape, lastTwo(left), right);
            case 1 -> product(writer, shape, left, lastTwo(right));
            default -> product(writer, shape, left, right);
        };
    }

    private static Term transposed(TermWriter writer, Shape shape) {
        int inner = writer.choices().size();
        Shape left = swapped(withLast(shape, shape.rank() - 1, inner));
        Shape right = withLast(shape, shape.rank() - 2, inner);
        return Term.of(shape, "((#)' @ #)", writer.operand(left), writer.operand(right));
    }

    private static Shape withLast(Shape shape, int axis, int size) {
        return Reductions.inserted(shape.without(List.of(axis)), axis, size);
    }

    private static Shape lastTwo(Shape shape) {
        return new Shape(shape.sizes().subList(shape.rank() - 2, shape.rank()));
    }

    private static Shape swapped(Shape shape) {
        int last = shape.rank() - 1;
        return Reductions.inserted(shape.without(List.of(last - 1)), last, shape.size(last - 1));
    }
}
