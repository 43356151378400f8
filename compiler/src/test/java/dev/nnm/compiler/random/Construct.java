package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One construct of the language: how an expression of a wanted shape is written with it.
 *
 * @param name what it is called in the test that every construct is written
 * @param fits the shapes that it can have
 * @param body writes it
 */
record Construct(String name, Predicate<Shape> fits, Body body) {

    /** Writes an expression of a shape; its operands are written by the writer. */
    interface Body {
        Term write(TermWriter writer, Shape shape);
    }

    /** A construct for expressions of any shape. */
    static Construct any(String name, Body body) {
        return new Construct(name, shape -> true, body);
    }

    /** A construct for scalars. */
    static Construct scalar(String name, Body body) {
        return new Construct(name, Shape::isScalar, body);
    }

    /** A construct for tensors of some rank or more. */
    static Construct fromRank(int rank, String name, Body body) {
        return new Construct(name, shape -> shape.rank() >= rank, body);
    }

    /** A construct for tensors of exactly a rank. */
    static Construct ofRank(int rank, String name, Body body) {
        return new Construct(name, shape -> shape.rank() == rank, body);
    }

    /** Operations on elements, one a template; the first operand has the whole shape, others may be broadcast to it. */
    static List<Construct> elementwise(List<String> templates) {
        return templates.stream()
                .map(template -> any(template, (writer, shape) -> elementwise(writer, shape, template)))
                .toList();
    }

    /** In a template, each # stands for an operand and q and r for names that are used nowhere else. */
    static Term elementwise(TermWriter writer, Shape shape, String template) {
        String text =
                template.replaceAll("\\bq\\b", writer.freshName("q")).replaceAll("\\br\\b", writer.freshName("r"));
        List<Term> operands = new ArrayList<>();
        for (int holes = text.split("#", -1).length - 1; holes > 0; holes--) {
            operands.add(writer.operand(operands.isEmpty() ? shape : writer.broadcastTo(shape)));
        }
        return Term.of(shape, text, operands);
    }
}
