package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Elements at computed positions. */
final class Gathers {

    /** All of them. */
    static final List<Construct> ALL = List.of(
            Construct.any("computed subscript", Gathers::computed),
            Construct.fromRank(1, "subscripts in a list", Gathers::listed),
            Construct.fromRank(1, "computed subscripts", Gathers::severalComputed),
            Construct.any("class label as subscript", Gathers::label),
            Construct.any("index that depends on the example", Gathers::inNotation));

    private Gathers() {}

    private static Term computed(TermWriter writer, Shape shape) {
        int size = writer.choices().size();
        return Term.of(
                shape,
                "(#)[floor(" + (size - 0.1) + " * abs(sin(#)))]",
                writer.operand(Reductions.inserted(shape, 0, size)),
                writer.operand(Shape.SCALAR));
    }

    private static Term listed(TermWriter writer, Shape shape) {
        int size = writer.choices().size();
        List<String> positions = new ArrayList<>();
        for (int i = 0; i < shape.size(0); i++) {
            positions.add(Integer.toString(writer.choices().below(size)));
        }
        Shape from = Reductions.inserted(shape.without(List.of(0)), 0, size);
        return Term.of(shape, "(#)[" + positions + "]", writer.operand(from));
    }

    /** Some of them may lie outside, where 0 is read; every program has an x1, which depends on the example. */
    private static Term severalComputed(TermWriter writer, Shape shape) {
        int size = writer.choices().size();
        Shape from = Reductions.inserted(shape.without(List.of(0)), 0, size);
        return Term.of(
                shape,
                "(#)[floor(" + size + ".5 * sin(# + mean(x1)))]",
                writer.operand(from),
                writer.operand(Shape.of(shape.size(0))));
    }

    private static Term label(TermWriter writer, Shape shape) {
        Map<String, Integer> labels = writer.scope().labels();
        if (labels.isEmpty()) {
            return listedOrFirst(writer, shape);
        }
        String label = writer.choices().pick(List.copyOf(labels.keySet()));
        return Term.of(shape, "(#)[" + label + "]", writer.operand(Reductions.inserted(shape, 0, labels.get(label))));
    }

    private static Term listedOrFirst(TermWriter writer, Shape shape) {
        return shape.isScalar() ? computed(writer, shape) : listed(writer, shape);
    }

    private static Term inNotation(TermWriter writer, Shape shape) {
        int size = writer.choices().size();
        String tensor = writer.freshName("g");
        String index = writer.freshName("k");
        return Term.of(
                shape,
                "{ " + tensor + " = #; sum(" + index + ") " + tensor + "[floor(" + (size - 0.1) + " * abs(cos(# + "
                        + index + "))), " + index + "] }",
                writer.operand(Reductions.inserted(Reductions.inserted(shape, 0, 2), 0, size)),
                writer.operand(Shape.SCALAR));
    }
}
