package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Elements and slices. */
final class Elements {

    /** All of them. */
    static final List<Construct> ALL = List.of(
            Construct.any("element of an axis", Elements::element),
            Construct.any("element of the first axis", Elements::first),
            Construct.fromRank(1, "slice", Elements::slice),
            Construct.fromRank(1, "slice to the end", Elements::tail),
            Construct.fromRank(1, "slice from the start", Elements::head));

    private Elements() {}

    private static Term element(TermWriter writer, Shape shape) {
        int axis = writer.choices().below(shape.rank() + 1);
        int size = writer.choices().size();
        List<String> subscripts = new ArrayList<>(Collections.nCopies(axis, ":"));
        subscripts.add(Integer.toString(writer.choices().below(size)));
        if (writer.choices().once(2)) {
            subscripts.addAll(Collections.nCopies(shape.rank() - axis, ":"));
        }
        return Term.of(shape, "(#)" + subscripts, writer.operand(Reductions.inserted(shape, axis, size)));
    }

    private static Term first(TermWriter writer, Shape shape) {
        int size = writer.choices().size();
        Term tensor = writer.operand(Reductions.inserted(shape, 0, size));
        return Term.of(shape, "(#)[" + writer.choices().below(size) + "]", tensor);
    }

    private static Term slice(TermWriter writer, Shape shape) {
        int before = writer.choices().below(3);
        int after = writer.choices().below(3);
        String range = before + ".." + (before + shape.size(0));
        return Term.of(shape, "(#)[" + range + "]", writer.operand(longer(shape, 0, before + after)));
    }

    private static Term tail(TermWriter writer, Shape shape) {
        int axis = shape.rank() - 1;
        List<String> subscripts = new ArrayList<>(Collections.nCopies(axis, ":"));
        subscripts.add("1..");
        return Term.of(shape, "(#)" + subscripts, writer.operand(longer(shape, axis, 1)));
    }

    private static Term head(TermWriter writer, Shape shape) {
        return Term.of(shape, "(#)[.." + shape.size(0) + "]", writer.operand(longer(shape, 0, 1)));
    }

    private static Shape longer(Shape shape, int axis, int by) {
        return Reductions.inserted(shape.without(List.of(axis)), axis, shape.size(axis) + by);
    }
}
