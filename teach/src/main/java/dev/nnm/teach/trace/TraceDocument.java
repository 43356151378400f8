package dev.nnm.teach.trace;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A trace, laid out as the survey of Baydin et al. does: down for values and tangents, back up for adjoints. */
public final class TraceDocument {

    private TraceDocument() {}

    /**
     * The document.
     *
     * @param digits the significant digits of numbers
     */
    public static Document of(Trace trace, int digits) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(values(trace, digits));
        if (trace.steps().stream().anyMatch(step -> step.adjoint().isPresent())) {
            blocks.add(adjoints(trace, digits));
        }
        return new Document("Evaluation of " + trace.of(), blocks);
    }

    private static Table values(Trace trace, int digits) {
        Optional<String> direction = trace.direction();
        String caption =
                direction.map(of -> "Forward: values, and derivatives by " + of).orElse("Forward: values");
        Table.Builder table = Table.builder("values", caption)
                .column("variable", "variable")
                .column("formula", "formula")
                .column("value", "value");
        if (direction.isPresent()) {
            table.column("tangent", "tangent")
                    .column("tangentFormula", "formula")
                    .column("tangentValue", "value");
        }
        for (Trace.Step step : trace.steps()) {
            List<Cell> row = new ArrayList<>();
            row.add(cell(step.name()));
            row.add(step.formula().map(TraceDocument::cell).orElse(Cell.EMPTY));
            row.add(tensor(step.shape(), step.value(), digits));
            if (direction.isPresent()) {
                row.addAll(derivative(step, step.tangent(), digits));
            }
            table.row(row);
        }
        return table.build();
    }

    private static Table adjoints(Trace trace, int digits) {
        Table.Builder table = Table.builder("adjoints", "Reverse: adjoints, the derivatives of " + trace.of())
                .column("adjoint", "adjoint")
                .column("formula", "formula")
                .column("value", "value")
                .column("of", "of");
        List<Trace.Step> backwards = new ArrayList<>(trace.steps());
        Collections.reverse(backwards);
        for (Trace.Step step : backwards) {
            List<Cell> row = new ArrayList<>(derivative(step, step.adjoint(), digits));
            row.add(cell(step.name()));
            table.row(row);
        }
        return table.build();
    }

    private static List<Cell> derivative(Trace.Step step, Optional<Trace.Derivative> derivative, int digits) {
        return derivative
                .map(d -> List.of(
                        cell(d.name()),
                        d.formula().map(TraceDocument::cell).orElse(Cell.EMPTY),
                        tensor(step.shape(), d.value(), digits)))
                .orElse(List.of(Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));
    }

    private static Cell tensor(List<Integer> shape, List<Double> elements, int digits) {
        return Cell.tensor(
                shape, elements.stream().mapToDouble(Double::doubleValue).toArray(), digits);
    }

    private static Cell cell(Formula formula) {
        return Cell.formula(formula.text(), formula.latex());
    }
}
