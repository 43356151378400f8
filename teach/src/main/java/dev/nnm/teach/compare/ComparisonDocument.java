package dev.nnm.teach.compare;

import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Block.Fact;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Picture;
import dev.nnm.teach.document.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Comparisons, laid out. */
public final class ComparisonDocument {

    private static final int ERROR_DIGITS = 3;

    private ComparisonDocument() {}

    /**
     * The derivatives and what they cost.
     *
     * @param digits the significant digits of derivatives
     */
    public static Document of(Comparison comparison, int digits) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(
                "function",
                List.of(
                        new Fact("of", "differentiated", Cell.text(comparison.of())),
                        new Fact("value", "value", Cell.number(comparison.value(), digits)),
                        new Fact("elements", "by", Cell.text(elements(comparison.elementCount()))))));
        blocks.add(derivatives(comparison, digits));
        blocks.add(costs(comparison));
        int hidden = comparison.elementCount() - comparison.rows().size();
        if (hidden > 0) {
            blocks.add(new Block.Paragraph("Of the " + elements(comparison.elementCount()) + ", "
                    + comparison.rows().size() + " are shown; the costs are those of all of them."));
        }
        blocks.add(
                new Block.Paragraph("Errors are distances from a reference in 60 digits, computed by another library. "
                        + "The complex step is interpreted, all others run compiled."));
        return new Document("Derivatives of " + comparison.of() + " by every method", blocks);
    }

    private static String elements(int count) {
        return count == 1 ? "1 variable" : count + " variables";
    }

    private static Table derivatives(Comparison comparison, int digits) {
        Table.Builder table = Table.builder("derivatives", "Derivatives")
                .column("by", "by")
                .column("method", "method")
                .column("derivative", "derivative")
                .column("absoluteError", "absolute error")
                .column("relativeError", "relative error")
                .column("note", "");
        for (Comparison.Row row : comparison.rows()) {
            table.row(
                    Cell.text(row.element()),
                    Cell.text("reference"),
                    number(row.reference(), digits),
                    Cell.EMPTY,
                    Cell.EMPTY,
                    Cell.text(row.note()));
            row.entries()
                    .forEach(entry -> table.row(
                            Cell.text(row.element()),
                            Cell.text(entry.method().label()),
                            number(entry.derivative(), digits),
                            number(entry.absoluteError(), ERROR_DIGITS),
                            number(entry.relativeError(), ERROR_DIGITS),
                            Cell.text(entry.note().isEmpty() ? "" : "does not apply: " + entry.note())));
        }
        return table.build();
    }

    private static Table costs(Comparison comparison) {
        Table.Builder table = Table.builder("costs", "Cost of all derivatives")
                .column("method", "method")
                .column("worstError", "worst relative error")
                .column("nodes", "graph nodes")
                .column("operations", "operations")
                .column("evaluations", "evaluations")
                .column("seconds", "time (µs)")
                .column("compileSeconds", "compile time (ms)");
        for (Comparison.Cost cost : comparison.costs()) {
            table.row(
                    Cell.text(cost.method().label()),
                    number(cost.worstError(), ERROR_DIGITS),
                    Cell.count(cost.nodes()),
                    Cell.count(cost.operations()),
                    Cell.count(cost.evaluations()),
                    number(cost.seconds().map(s -> s * 1e6), ERROR_DIGITS),
                    number(cost.compileSeconds().map(s -> s * 1e3), ERROR_DIGITS));
        }
        return table.build();
    }

    private static Cell number(Optional<Double> value, int digits) {
        return value.map(v -> Cell.number(v, digits)).orElse(Cell.text("–"));
    }

    /** Errors against the step, as a table and as the curves that it is known for. */
    public static Document of(StepSweep sweep, Function<StepSweep, Picture> plot) {
        Table.Builder table = Table.builder("errors", "Relative error")
                .column("h", "h")
                .column("forward", "forward difference")
                .column("central", "central difference")
                .column("richardson", "Richardson")
                .column("complexStep", "complex step");
        for (StepSweep.Row row : sweep.rows()) {
            table.row(
                    Cell.number(row.h(), ERROR_DIGITS),
                    number(row.forward(), ERROR_DIGITS),
                    number(row.central(), ERROR_DIGITS),
                    number(row.richardson(), ERROR_DIGITS),
                    number(row.complexStep(), ERROR_DIGITS));
        }
        List<Fact> best = new ArrayList<>();
        best(best, sweep, "forward", "forward difference", StepSweep.Row::forward);
        best(best, sweep, "central", "central difference", StepSweep.Row::central);
        best(best, sweep, "richardson", "Richardson", StepSweep.Row::richardson);
        return Document.of(
                "Error against step size: the derivative of " + sweep.of() + " by " + sweep.element(),
                table.build(),
                new Block.Paragraph("The step with the smallest error:"),
                new Block.Facts("best", best),
                new Block.Figure("errors", "Relative error of the derivative against the step h", plot.apply(sweep)));
    }

    private static void best(
            List<Fact> facts,
            StepSweep sweep,
            String key,
            String name,
            Function<StepSweep.Row, Optional<Double>> error) {
        sweep.best(error).ifPresent(row -> facts.add(new Fact(key, name, Cell.number(row.h(), ERROR_DIGITS))));
    }
}
