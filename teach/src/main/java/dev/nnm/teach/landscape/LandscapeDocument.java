package dev.nnm.teach.landscape;

import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Block.Fact;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.NumberText;
import dev.nnm.teach.document.Table;
import dev.nnm.teach.landscape.OptimizerPath.Point;
import dev.nnm.teach.picture.ContourPicture;
import dev.nnm.teach.picture.ContourPlot;
import dev.nnm.teach.picture.ContourPlot.Marks;
import dev.nnm.teach.picture.ContourPlot.Shape;
import dev.nnm.teach.picture.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Landscapes, laid out. */
public final class LandscapeDocument {

    private static final int DIGITS = 4;
    private static final int FEW_DIGITS = 3;

    private LandscapeDocument() {}

    /** The paths and the critical points in tables, and all in a picture. */
    public static Document of(Landscape landscape) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(facts(landscape));
        blocks.add(paths(landscape));
        if (!landscape.criticalPoints().isEmpty()) {
            blocks.add(criticalPoints(landscape));
        } else {
            blocks.add(new Block.Paragraph("There is no critical point in the window."));
        }
        if (landscape.arrival().isPresent()) {
            blocks.add(new Block.Paragraph("A path has arrived when no more than "
                    + NumberText.of(landscape.tolerance(), DIGITS)
                    + " of the way down, from the value at the start to that of the lowest minimum, is left."));
        }
        blocks.add(new Block.Figure("landscape", title(landscape), new ContourPicture(plot(landscape))));
        return new Document("Paths over " + landscape.of(), blocks);
    }

    private static String title(Landscape landscape) {
        return landscape.of() + " over " + landscape.u() + " and " + landscape.v();
    }

    private static Block.Facts facts(Landscape landscape) {
        Window window = landscape.window();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("of", "surface", Cell.text(title(landscape))));
        if (landscape.examples() > 0) {
            facts.add(new Fact("examples", "mean over", Cell.text(landscape.examples() + " training examples")));
        }
        facts.add(new Fact(
                "window",
                "window",
                Cell.text(number(window.uFrom()) + " … " + number(window.uTo()) + ", " + number(window.vFrom()) + " … "
                        + number(window.vTo()))));
        facts.add(new Fact("start", "start", Cell.text(place(landscape.start()))));
        if (!landscape.paths().isEmpty()) {
            double first = landscape.paths().get(0).points().get(0).value();
            facts.add(new Fact("value", "value there", Cell.number(first, DIGITS)));
        }
        return new Block.Facts("landscape", facts);
    }

    private static Table paths(Landscape landscape) {
        boolean hasCriticalPoints = !landscape.criticalPoints().isEmpty();
        Table.Builder table = Table.builder("paths", "Paths")
                .column("optimizer", "optimizer")
                .column("rate", "rate")
                .column("steps", "steps")
                .column("u", landscape.u())
                .column("v", landscape.v())
                .column("value", landscape.of());
        landscape.arrival().ifPresent(value -> table.column("arrived", "arrived after"));
        if (hasCriticalPoints) {
            table.column("distance", "distance").column("nearest", "to nearest");
        }
        table.column("note", "");
        for (OptimizerPath path : landscape.paths()) {
            Point last = path.last();
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(path.name()),
                    Cell.number(path.optimizer().settings().getOrDefault("rate", 0.0), FEW_DIGITS),
                    Cell.count(path.points().size() - 1),
                    Cell.number(rounded(last.place().u()), DIGITS),
                    Cell.number(rounded(last.place().v()), DIGITS),
                    Cell.number(rounded(last.value()), DIGITS)));
            landscape.arrival().ifPresent(value -> cells.add(arrived(path.stepsTo(value))));
            if (hasCriticalPoints) {
                cells.add(Cell.number(rounded(landscape.distanceToNearest(last.place())), FEW_DIGITS));
                cells.add(Cell.text(landscape
                        .nearest(last.place())
                        .map(LandscapeDocument::name)
                        .orElse("")));
            }
            cells.add(Cell.text(path.end().words()));
            table.row(cells);
        }
        return table.build();
    }

    private static Cell arrived(OptionalInt steps) {
        return steps.isPresent() ? Cell.count(steps.getAsInt()) : Cell.text("–");
    }

    private static String name(CriticalPoint point) {
        return point.kind().word() + " " + place(point.place());
    }

    private static Table criticalPoints(Landscape landscape) {
        Table.Builder table = Table.builder("criticalPoints", "Critical points")
                .column("kind", "kind")
                .column("u", landscape.u())
                .column("v", landscape.v())
                .column("value", landscape.of())
                .column("least", "lesser eigenvalue")
                .column("greatest", "greater eigenvalue");
        for (CriticalPoint point : landscape.criticalPoints()) {
            table.row(
                    Cell.text(point.kind().word()),
                    Cell.number(rounded(point.place().u()), DIGITS),
                    Cell.number(rounded(point.place().v()), DIGITS),
                    Cell.number(rounded(point.value()), DIGITS),
                    Cell.number(rounded(point.least()), DIGITS),
                    Cell.number(rounded(point.greatest()), DIGITS));
        }
        return table.build();
    }

    private static ContourPlot plot(Landscape landscape) {
        List<Plot.Curve> paths = landscape.paths().stream()
                .map(path -> new Plot.Curve(
                        path.name(),
                        path.points().stream().map(point -> point.place().u()).toList(),
                        path.points().stream().map(point -> point.place().v()).toList()))
                .toList();
        List<Marks> marks = new ArrayList<>();
        marks.add(marks("start", Shape.SQUARE, List.of(landscape.start())));
        for (CriticalPoint.Kind kind : CriticalPoint.Kind.values()) {
            List<Place> places = landscape.criticalPoints().stream()
                    .filter(point -> point.kind() == kind)
                    .map(CriticalPoint::place)
                    .toList();
            if (!places.isEmpty()) {
                marks.add(marks(kind.word(), shape(kind), places));
            }
        }
        return new ContourPlot(title(landscape), landscape.u(), landscape.v(), landscape.grid(), paths, marks);
    }

    private static Marks marks(String name, Shape shape, List<Place> places) {
        return new Marks(
                name,
                shape,
                places.stream().map(Place::u).toList(),
                places.stream().map(Place::v).toList());
    }

    private static Shape shape(CriticalPoint.Kind kind) {
        return switch (kind) {
            case MINIMUM -> Shape.DOT;
            case SADDLE -> Shape.CROSS;
            case MAXIMUM -> Shape.PEAK;
            case DEGENERATE -> Shape.DIAMOND;
        };
    }

    private static String place(Place place) {
        return "(" + number(place.u()) + ", " + number(place.v()) + ")";
    }

    private static String number(double value) {
        return NumberText.of(rounded(value), FEW_DIGITS);
    }

    /** What Newton's method leaves of a 0 is shown as 0. */
    private static double rounded(double value) {
        return Math.abs(value) < 1e-12 ? 0 : value;
    }
}
