package dev.nnm.teach.swell;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import dev.nnm.teach.picture.Plot;
import dev.nnm.teach.picture.PlotPicture;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Sizes, laid out. */
public final class SwellDocument {

    private SwellDocument() {}

    /** The document; with several rows it has a plot. */
    public static Document of(Swell swell) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(swell));
        blocks.add(new Block.Paragraph(
                "Sizes are numbers of operations. A formula writes a shared part each time that it is "
                        + "used; a graph computes it once. The graphs of the two modes hold the function too."));
        if (swell.rows().size() > 1) {
            blocks.add(new Block.Figure("sizes", "Sizes of the derivative of " + swell.of(), plot(swell)));
        }
        return new Document("Expression swell: the derivative of " + swell.of() + " by " + swell.by(), blocks);
    }

    private static Table table(Swell swell) {
        Table.Builder table = Table.builder("sizes", "");
        swell.parameter().ifPresent(name -> table.column("parameter", name));
        table.column("function", "function")
                .column("functionGraph", "as graph")
                .column("derivative", "derivative")
                .column("simplified", "simplified")
                .column("shared", "shared parts once")
                .column("forward", "forward mode")
                .column("reverse", "reverse mode")
                .column("formula", "formula");
        for (Swell.Row row : swell.rows()) {
            List<Cell> cells = new ArrayList<>();
            swell.parameter().ifPresent(name -> cells.add(Cell.count(row.parameter())));
            cells.add(new Cell.Count(row.function()));
            cells.add(Cell.count(row.functionGraph()));
            cells.add(new Cell.Count(row.derivative()));
            cells.add(new Cell.Count(row.simplified()));
            cells.add(Cell.count(row.shared()));
            cells.add(Cell.count(row.forward()));
            cells.add(Cell.count(row.reverse()));
            cells.add(row.formula().map(SwellDocument::cell).orElse(Cell.EMPTY));
            table.row(cells);
        }
        return table.build();
    }

    private static Cell cell(Formula formula) {
        return Cell.formula(formula.text(), formula.latex());
    }

    private static PlotPicture plot(Swell swell) {
        List<Plot.Curve> curves = List.of(
                curve("derivative", swell, Swell.Row::derivative),
                curve("simplified", swell, Swell.Row::simplified),
                curve("shared parts once", swell, row -> BigInteger.valueOf(row.shared())),
                curve("reverse mode", swell, row -> BigInteger.valueOf(row.reverse())),
                curve("function as graph", swell, row -> BigInteger.valueOf(row.functionGraph())));
        return new PlotPicture(new Plot(
                "d" + swell.of() + "/d" + swell.by(),
                new Plot.Axis(swell.parameter().orElse(""), false),
                new Plot.Axis("operations", true),
                curves,
                List.of()));
    }

    private static Plot.Curve curve(String name, Swell swell, Function<Swell.Row, BigInteger> size) {
        return new Plot.Curve(
                name,
                swell.rows().stream().map(row -> (double) row.parameter()).toList(),
                swell.rows().stream().map(row -> size.apply(row).doubleValue()).toList());
    }
}
