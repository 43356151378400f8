package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.List;

/** Blocks: definitions of their own, constants, parameters. */
final class Blocks {

    /** All of them. */
    static final List<Construct> ALL = List.of(
            Construct.any("block", Blocks::block),
            Construct.any("block in lines", Blocks::lines),
            Construct.any("const in a block", Blocks::constant));

    private Blocks() {}

    private static Term block(TermWriter writer, Shape shape) {
        String name = writer.freshName("b");
        Shape inner = writer.someShape();
        Term definition = writer.operand(inner);
        return Term.of(
                shape,
                "{ " + name + " = #; # }",
                definition,
                writer.knowing(name, inner).operand(shape));
    }

    private static Term lines(TermWriter writer, Shape shape) {
        String first = writer.freshName("b");
        String second = writer.freshName("b");
        Shape inner = writer.broadcastTo(shape);
        Term one = writer.operand(inner);
        TermWriter knowingFirst = writer.knowing(first, inner);
        Term two = knowingFirst.operand(shape);
        Term value = knowingFirst.knowing(second, shape).operand(shape);
        return Term.of(shape, "{\n  " + first + " = #\n  " + second + " = #\n  (#)\n}", one, two, value);
    }

    private static Term constant(TermWriter writer, Shape shape) {
        String name = writer.freshName("c");
        Term value = writer.knowing(name, Shape.SCALAR).operand(shape);
        return Term.of(shape, "{ const " + name + " = sqrt(2) / 3; # }", value);
    }
}
