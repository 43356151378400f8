package dev.nnm.teach.drawing;

import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.NumberText;
import dev.nnm.teach.picture.Diagram.Ink;
import dev.nnm.teach.picture.Diagram.Line;
import dev.nnm.teach.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers as lines of text in a box.
 *
 * @param digits the significant digits
 */
record NumberLines(int digits) {

    /** The value of a step and its adjoint, as far as they are known. */
    List<Line> of(Trace.Step step) {
        List<Line> lines = new ArrayList<>(of("", step.shape(), step.value(), Ink.VALUE));
        step.adjoint().ifPresent(adjoint -> lines.addAll(adjoint(step.shape(), adjoint)));
        return lines;
    }

    private List<Line> adjoint(List<Integer> shape, Trace.Derivative adjoint) {
        String name = adjoint.name().text().replaceAll("\\[.*", "");
        return adjoint.value().isEmpty()
                ? List.of(new Line(name, Ink.ADJOINT))
                : of(name + " = ", shape, adjoint.value(), Ink.ADJOINT);
    }

    /** A number, or the elements of a tensor, after some words; nothing if there are no elements. */
    List<Line> of(String words, List<Integer> shape, List<Double> elements, Ink ink) {
        return elements.isEmpty()
                ? List.of()
                : Wrapped.lines(words + text(shape, elements)).stream()
                        .map(line -> new Line(line, ink))
                        .toList();
    }

    private String text(List<Integer> shape, List<Double> elements) {
        return shape.isEmpty()
                ? NumberText.of(elements.get(0), digits)
                : NumberText.of(new Cell.Elements(shape, elements, digits));
    }
}
