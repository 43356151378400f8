package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Tensors made of tensors: lists, concatenation, other shapes of the same elements. */
final class Joining {

    /** All of them. */
    static final List<Construct> ALL = List.of(
            Construct.fromRank(1, "list", Joining::list),
            Construct.fromRank(1, "concat", Joining::concat),
            Construct.fromRank(1, "concat and cut", Joining::concatAndCut),
            Construct.any("reshape", Joining::reshape),
            Construct.ofRank(1, "flatten", Joining::flatten));

    private Joining() {}

    private static Term list(TermWriter writer, Shape shape) {
        Shape element = shape.without(List.of(0));
        return Term.list(shape, "[", ", ", "]", writer.operands(shape.size(0), element));
    }

    private static Term concat(TermWriter writer, Shape shape) {
        int axis = writer.choices().below(shape.rank());
        List<Term> parts = new ArrayList<>();
        for (int left = shape.size(axis); left > 0; ) {
            int size = 1 + writer.choices().below(left);
            parts.add(writer.operand(Reductions.inserted(shape.without(List.of(axis)), axis, size)));
            left -= size;
        }
        return Term.list(shape, "concat(", ", ", ", axis = " + axis + ")", parts);
    }

    private static Term concatAndCut(TermWriter writer, Shape shape) {
        int size = writer.choices().size();
        Term before = writer.operand(Reductions.inserted(shape.without(List.of(0)), 0, size));
        return Term.of(shape, "concat(#, #)[" + size + "..]", before, writer.operand(shape));
    }

    private static Term reshape(TermWriter writer, Shape shape) {
        List<Integer> sizes = new ArrayList<>();
        int rest = Math.toIntExact(shape.elementCount());
        for (int factor = 2; factor <= rest; factor++) {
            while (rest % factor == 0) {
                rest /= factor;
                sizes.add(factor);
            }
        }
        while (sizes.size() > 3 || (sizes.size() > 1 && writer.choices().once(2))) {
            sizes.set(1, sizes.get(0) * sizes.get(1));
            sizes.remove(0);
        }
        if (writer.choices().once(3)) {
            sizes.add(writer.choices().below(sizes.size() + 1), 1);
        }
        return Term.of(
                shape, "reshape(#, " + (shape.isScalar() ? "[1])[0]" : shape + ")"), writer.operand(new Shape(sizes)));
    }

    private static Term flatten(TermWriter writer, Shape shape) {
        int size = shape.size(0);
        Shape matrix = size % 2 == 0 ? Shape.of(size / 2, 2) : Shape.of(1, size);
        return Term.of(shape, "flatten(#)", writer.operand(matrix));
    }
}
