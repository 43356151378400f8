package dev.nnm.teach.paths;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Block.Fact;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import java.util.ArrayList;
import java.util.List;

/** A sum over paths, laid out beside the dynamic programme. */
public final class PathSumDocument {

    private PathSumDocument() {}

    /**
     * The document.
     *
     * @param digits the significant digits of numbers
     */
    public static Document of(PathSum sum, int digits) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(facts(sum, digits));
        if (!sum.paths().isEmpty()) {
            blocks.add(paths(sum, digits));
        } else if (sum.pathCount().signum() > 0) {
            blocks.add(new Block.Paragraph(
                    sum.derivative().isEmpty()
                            ? "The paths lead through tensors, so they are counted only."
                            : "There are too many paths to list; see --most."));
        }
        blocks.add(programme(sum, digits));
        return new Document("Paths from " + sum.by() + " to " + sum.of(), blocks);
    }

    private static Block facts(PathSum sum, int digits) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("paths", "paths", new Cell.Count(sum.pathCount())));
        facts.add(new Fact("edges", "edges on them", Cell.count(sum.edgeCount())));
        sum.derivative().ifPresent(formula -> facts.add(new Fact("derivative", "derivative", cell(formula))));
        sum.sum().ifPresent(value -> facts.add(new Fact("sum", "sum over all paths", Cell.number(value, digits))));
        sum.programme().stream()
                .reduce((first, last) -> last)
                .flatMap(PathSum.Entry::value)
                .ifPresent(value ->
                        facts.add(new Fact("programme", "by the dynamic programme", Cell.number(value, digits))));
        return new Block.Facts("summary", facts);
    }

    private static Table paths(PathSum sum, int digits) {
        boolean hasValues = sum.sum().isPresent();
        Table.Builder table = Table.builder("pathList", "Every path: the product of the local derivatives on it")
                .column("number", "path")
                .column("steps", "through")
                .column("product", "product");
        if (hasValues) {
            table.column("value", "value");
        }
        int number = 0;
        for (PathSum.Path path : sum.paths()) {
            number++;
            List<Cell> row = new ArrayList<>(
                    List.of(Cell.count(number), Cell.text(String.join(" → ", path.steps())), cell(path.product())));
            path.value().ifPresent(value -> row.add(Cell.number(value, digits)));
            table.row(row);
        }
        return table.build();
    }

    private static Table programme(PathSum sum, int digits) {
        boolean hasValues =
                sum.programme().stream().anyMatch(entry -> entry.value().isPresent());
        Table.Builder table = Table.builder(
                        "programmeSteps", "The dynamic programme: each edge once, from the result back")
                .column("name", "derivative")
                .column("formula", "from the nodes that use it");
        if (hasValues) {
            table.column("value", "value");
        }
        table.column("paths", "paths to " + sum.of());
        for (PathSum.Entry entry : sum.programme()) {
            List<Cell> row = new ArrayList<>(List.of(
                    cell(entry.name()),
                    entry.formula().map(PathSumDocument::cell).orElse(Cell.EMPTY)));
            entry.value().ifPresent(value -> row.add(Cell.number(value, digits)));
            row.add(new Cell.Count(entry.paths()));
            table.row(row);
        }
        return table.build();
    }

    private static Cell cell(Formula formula) {
        return Cell.formula(formula.text(), formula.latex());
    }
}
