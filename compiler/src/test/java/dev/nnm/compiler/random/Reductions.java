package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Sums, means, products and extremes, along axes. */
final class Reductions {

    /** Bounded, so that products stay moderate. */
    private static final List<String> KINDS =
            List.of("sum(#", "mean(#", "prod(cos(#)", "prod(sin(#)", "max(#", "min(#", "logsumexp(#", "mean((#)^2");

    /** All of them. */
    static final List<Construct> ALL = List.of(
            Construct.scalar("reduction", Reductions::whole),
            Construct.scalar("reduction of all axes", Reductions::allAxes),
            Construct.any("reduction along an axis", Reductions::alongOne),
            Construct.any("reduction along two axes", Reductions::alongTwo),
            Construct.fromRank(1, "reduction that keeps its axis", Reductions::keeping));

    private Reductions() {}

    private static Term whole(TermWriter writer, Shape shape) {
        return Term.of(shape, kind(writer) + ")", writer.operand(writer.someShape()));
    }

    private static Term allAxes(TermWriter writer, Shape shape) {
        return Term.of(shape, kind(writer) + ", axis = all)", writer.operand(writer.someShape()));
    }

    private static String kind(TermWriter writer) {
        return writer.choices().pick(KINDS);
    }

    private static Term alongOne(TermWriter writer, Shape shape) {
        int axis = writer.choices().below(shape.rank() + 1);
        Shape longer = inserted(shape, axis, writer.choices().size());
        int written = writer.choices().once(3) ? axis - longer.rank() : axis;
        return Term.of(shape, kind(writer) + ", axis = " + written + ")", writer.operand(longer));
    }

    private static Term alongTwo(TermWriter writer, Shape shape) {
        int first = writer.choices().below(shape.rank() + 1);
        int second = first + 1 + writer.choices().below(shape.rank() + 1 - first);
        Shape one = inserted(shape, first, writer.choices().size());
        Shape longer = inserted(one, second, writer.choices().size());
        // logsumexp passes its axes on, as the others do.
        return Term.of(shape, kind(writer) + ", axis = [" + first + ", " + second + "])", writer.operand(longer));
    }

    private static Term keeping(TermWriter writer, Shape shape) {
        int axis = writer.choices().below(shape.rank());
        Shape longer =
                inserted(shape.without(List.of(axis)), axis, writer.choices().size());
        return Term.of(
                shape,
                "(# * " + kind(writer) + ", axis = " + axis + ", keep = true))",
                writer.operand(shape),
                writer.operand(longer));
    }

    /** A shape with one more axis. */
    static Shape inserted(Shape shape, int axis, int size) {
        List<Integer> sizes = new ArrayList<>(shape.sizes());
        sizes.add(axis, size);
        return new Shape(sizes);
    }
}
