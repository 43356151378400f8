package dev.nnm.teach.explain;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Block.Fact;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import java.util.ArrayList;
import java.util.List;

/** An explanation, laid out. */
public final class ExplanationDocument {

    private static final int DIGITS = 6;
    private static final List<String> ARGUMENTS = List.of("x", "y", "z", "u", "v", "w");

    private ExplanationDocument() {}

    /** The document. */
    public static Document of(Explanation explanation) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(facts(explanation));
        if (!explanation.derivatives().isEmpty()) {
            blocks.add(derivatives(explanation));
        }
        blocks.add(points(explanation));
        if (!explanation.rewrites().isEmpty()) {
            blocks.add(rewrites(explanation));
        }
        blocks.add(new Block.Listing("java", "The Java of the value", "java", explanation.valueJava()));
        if (!explanation.gradientJava().isEmpty()) {
            blocks.add(new Block.Listing(
                    "gradientJava", "The Java of the value and its derivatives", "java", explanation.gradientJava()));
        }
        return new Document("The operation " + explanation.name(), blocks);
    }

    private static Block facts(Explanation explanation) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("name", "name", Cell.text(explanation.name())));
        facts.add(new Fact("formula", "formula", cell(explanation.formula())));
        if (explanation.derivatives().isEmpty()) {
            facts.add(new Fact("derivative", "derivative", Cell.text("0 everywhere")));
        }
        facts.add(new Fact(
                "total",
                "finite",
                Cell.text(
                        explanation.total()
                                ? "for all finite arguments, value and derivatives"
                                : "not for all finite arguments")));
        if (!explanation.remarks().isEmpty()) {
            facts.add(new Fact("remarks", "remarks", Cell.text(explanation.remarks())));
        }
        return new Block.Facts("operation", facts);
    }

    private static Table derivatives(Explanation explanation) {
        Table.Builder table =
                Table.builder("derivatives", "Derivatives").column("by", "by").column("derivative", "derivative");
        explanation
                .derivatives()
                .forEach(derivative -> table.row(Cell.text(derivative.by()), cell(derivative.formula())));
        return table.build();
    }

    private static Table points(Explanation explanation) {
        Table.Builder table = Table.builder("points", "Values");
        int arity = explanation.points().get(0).arguments().size();
        ARGUMENTS.subList(0, arity).forEach(name -> table.column(name, name));
        table.column("value", "value");
        explanation.derivatives().forEach(derivative -> {
            String by = derivative.by();
            table.column("by_" + by, "∂/∂" + by, "\\partial / \\partial " + by);
        });
        for (Explanation.Point point : explanation.points()) {
            List<Cell> row = new ArrayList<>();
            point.arguments().forEach(x -> row.add(Cell.number(x, DIGITS)));
            row.add(Cell.number(point.value(), DIGITS));
            point.derivatives().forEach(slope -> row.add(Cell.number(slope, DIGITS)));
            table.row(row);
        }
        return table.build();
    }

    private static Table rewrites(Explanation explanation) {
        Table.Builder table = Table.builder("rewrites", "Rewritten before differentiation, to stay finite and accurate")
                .column("rule", "rule")
                .column("reason", "because");
        explanation.rewrites().forEach(rewrite -> table.row(Cell.code(rewrite.rule()), Cell.text(rewrite.reason())));
        return table.build();
    }

    private static Cell cell(Formula formula) {
        return Cell.formula(formula.text(), formula.latex());
    }
}
