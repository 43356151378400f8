package dev.nnm.teach.compare;

import dev.nnm.teach.document.Picture;
import dev.nnm.teach.picture.Plot;
import dev.nnm.teach.picture.PlotPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The V-shaped curves: at large steps the truncation error, at small ones the rounding error. */
public final class StepSweepPlot {

    /** An error of 0 has no place on a logarithmic axis; it is drawn below the rounding unit. */
    private static final double NO_ERROR = 1e-17;

    private StepSweepPlot() {}

    /** The picture. */
    public static Picture of(StepSweep sweep) {
        List<Plot.Curve> curves = new ArrayList<>();
        add(curves, sweep, "forward difference", StepSweep.Row::forward);
        add(curves, sweep, "central difference", StepSweep.Row::central);
        add(curves, sweep, "Richardson", StepSweep.Row::richardson);
        add(curves, sweep, "complex step", StepSweep.Row::complexStep);
        return new PlotPicture(new Plot(
                "d" + sweep.of() + "/d" + sweep.element() + ": relative error against the step",
                new Plot.Axis("step h", true),
                new Plot.Axis("relative error", true),
                curves,
                List.of(
                        new Plot.Note("← rounding error grows", 1e-15, 1e-10),
                        new Plot.Note("truncation error grows →", 3e-3, 1e-15))));
    }

    private static void add(
            List<Plot.Curve> curves, StepSweep sweep, String name, Function<StepSweep.Row, Optional<Double>> error) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        sweep.rows()
                .forEach(row -> error.apply(row).ifPresent(e -> {
                    x.add(row.h());
                    y.add(Math.max(e, NO_ERROR));
                }));
        if (!x.isEmpty()) {
            curves.add(new Plot.Curve(name, x, y));
        }
    }
}
