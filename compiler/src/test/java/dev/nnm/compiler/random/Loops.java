package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.List;

/** Loops over sequences, as long as conditions hold, and repeated lines. */
final class Loops {

    /** What a step makes of a new state: bounded, so that many steps stay moderate. */
    private static final List<String> STEPS =
            List.of("tanh(#)", "sin(#)", "(0.5 * STATE + sin(#))", "(STATE + 0.3 * cos(#))", "(STATE * cos(#))");

    /** All of them. */
    static final List<Construct> ALL = List.of(
            Construct.any("scan", Loops::scan),
            Construct.any("scan of two states", Loops::twoStates),
            Construct.any("scan of two sequences", Loops::twoSequences),
            Construct.any("scan that counts", Loops::counting),
            Construct.fromRank(1, "scan that collects", Loops::collecting),
            Construct.fromRank(1, "scan that collects two states", Loops::collectingTwo),
            Construct.any("while", Loops::whileLoop),
            Construct.any("while with a counter", Loops::countingWhile),
            Construct.any("repeat", Loops::repeat),
            Construct.any("repeat as", Loops::repeatAs),
            Construct.any("tuple", Loops::tuple));

    private Loops() {}

    private static Term step(TermWriter writer, String state, Shape shape) {
        String template = writer.choices().pick(STEPS).replace("STATE", state);
        return Term.of(shape, template, writer.operand(shape));
    }

    private static String direction(TermWriter writer) {
        return writer.choices().once(3) ? "reverse " : "";
    }

    private static Term scan(TermWriter writer, Shape shape) {
        String state = writer.freshName("h");
        String element = writer.freshName("xt");
        Shape sequence = writer.someShape();
        Shape each = sequence.isScalar() ? sequence : sequence.without(List.of(0));
        Shape over = sequence.isScalar() ? Shape.of(writer.choices().size()) : sequence;
        return Term.of(
                shape,
                "(scan " + state + " over " + element + " in " + direction(writer) + "# from # { # })",
                writer.operand(over),
                writer.operand(shape),
                step(writer.knowing(state, shape).knowing(element, each), state, shape));
    }

    private static Term twoStates(TermWriter writer, Shape shape) {
        String one = writer.freshName("h");
        String other = writer.freshName("h");
        String element = writer.freshName("xt");
        String first = writer.freshName("s");
        String second = writer.freshName("s");
        Shape otherShape = writer.choices().once(2) ? shape : writer.someShape();
        Shape over = Reductions.inserted(writer.someShape(), 0, writer.choices().size());
        TermWriter inside =
                writer.knowing(one, shape).knowing(other, otherShape).knowing(element, over.without(List.of(0)));
        return Term.of(
                shape,
                "{ (" + first + ", " + second + ") = scan (" + one + ", " + other + ") over " + element + " in "
                        + direction(writer) + "# from (#, #) { (#, #) }; # }",
                writer.operand(over),
                writer.operand(shape),
                writer.operand(otherShape),
                step(inside, one, shape),
                step(inside, other, otherShape),
                writer.knowing(first, shape).knowing(second, otherShape).operand(shape));
    }

    private static Term twoSequences(TermWriter writer, Shape shape) {
        int steps = writer.choices().size();
        String state = writer.freshName("h");
        String one = writer.freshName("xt");
        String other = writer.freshName("xt");
        TermWriter inside = writer.knowing(state, shape).knowing(one, shape).knowing(other, Shape.SCALAR);
        return Term.of(
                shape,
                "(scan " + state + " over " + one + " in " + direction(writer) + "#, " + other + " in "
                        + direction(writer) + "# from # { # })",
                writer.operand(Reductions.inserted(shape, 0, steps)),
                writer.operand(Shape.of(steps)),
                writer.operand(shape),
                step(inside, state, shape));
    }

    private static Term counting(TermWriter writer, Shape shape) {
        String state = writer.freshName("h");
        String index = writer.freshName("n");
        int from = writer.choices().below(2);
        TermWriter inside = writer.knowing(state, shape).knowing("(0.2 * " + index + ")", Shape.SCALAR);
        return Term.of(
                shape,
                "(scan " + state + " over " + index + " in " + direction(writer) + from + ".."
                        + (from + writer.choices().size()) + " from # { # })",
                writer.operand(shape),
                step(inside, state, shape));
    }

    private static Term collecting(TermWriter writer, Shape shape) {
        String state = writer.freshName("h");
        String element = writer.freshName("xt");
        Shape each = shape.without(List.of(0));
        Shape over = writer.choices().once(2) ? shape : Shape.of(shape.size(0));
        TermWriter inside = writer.knowing(state, each).knowing(element, over.without(List.of(0)));
        return Term.of(
                shape,
                "(scan " + state + " over " + element + " in " + direction(writer) + "# from # collect { # })",
                writer.operand(over),
                writer.operand(each),
                step(inside, state, each));
    }

    private static Term collectingTwo(TermWriter writer, Shape shape) {
        String one = writer.freshName("h");
        String other = writer.freshName("h");
        String element = writer.freshName("xt");
        String first = writer.freshName("s");
        String second = writer.freshName("s");
        Shape each = shape.without(List.of(0));
        TermWriter inside =
                writer.knowing(one, each).knowing(other, Shape.SCALAR).knowing(element, each);
        Shape seconds = Shape.of(shape.size(0));
        return Term.of(
                shape,
                "{ (" + first + ", " + second + ") = scan (" + one + ", " + other + ") over " + element + " in "
                        + direction(writer) + "# from (#, 0.5) collect { (#, #) }; # }",
                writer.operand(shape),
                writer.operand(each),
                step(inside, one, each),
                step(inside, other, Shape.SCALAR),
                writer.knowing(first, shape).knowing(second, seconds).operand(shape));
    }

    private static Term whileLoop(TermWriter writer, Shape shape) {
        String state = writer.freshName("v");
        TermWriter inside = writer.knowing(state, shape);
        return Term.of(
                shape,
                "(while sum(abs(" + state + ")) > 0.4 from " + state + " = sin(#) max "
                        + (1 + writer.choices().below(6)) + " { 0.7 * " + state + " * cos(#) })",
                writer.operand(shape),
                inside.operand(shape));
    }

    private static Term countingWhile(TermWriter writer, Shape shape) {
        String state = writer.freshName("v");
        String count = writer.freshName("n");
        String first = writer.freshName("s");
        String second = writer.freshName("s");
        TermWriter inside = writer.knowing(state, shape);
        return Term.of(
                shape,
                "{ (" + first + ", " + second + ") = while " + count + " < 3 and # < 1.5 from " + state + " = #, "
                        + count + " = 0 max 5 { (#, " + count + " + 1) }; " + first + " + 0.1 * " + second + " }",
                writer.operand(Shape.SCALAR),
                writer.operand(shape),
                step(inside, state, shape));
    }

    private static Term repeat(TermWriter writer, Shape shape) {
        String name = writer.freshName("u");
        return Term.of(
                shape,
                "{ " + name + " = #; repeat " + writer.choices().below(4) + " { " + name + " = # }; " + name + " }",
                writer.operand(shape),
                step(writer.knowing(name, shape), name, shape));
    }

    private static Term repeatAs(TermWriter writer, Shape shape) {
        String name = writer.freshName("u");
        String round = writer.freshName("n");
        TermWriter inside = writer.knowing(name, shape).knowing("(0.4 * " + round + ")", Shape.SCALAR);
        return Term.of(
                shape,
                "{\n  " + name + " = #\n  repeat 3 as " + round + " {\n  " + name + " = #\n  }\n  " + name + "\n}",
                writer.operand(shape),
                step(inside, name, shape));
    }

    private static Term tuple(TermWriter writer, Shape shape) {
        String first = writer.freshName("s");
        String second = writer.freshName("s");
        Shape other = writer.someShape();
        return Term.of(
                shape,
                "{ (" + first + ", " + second + ") = (#, #); # }",
                writer.operand(shape),
                writer.operand(other),
                writer.knowing(first, shape).knowing(second, other).operand(shape));
    }
}
