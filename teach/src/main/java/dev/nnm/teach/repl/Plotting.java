package dev.nnm.teach.repl;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.PointEvaluation;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.picture.PictureFormat;
import dev.nnm.teach.picture.Plot;
import dev.nnm.teach.picture.PlotPicture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws {@code y, grad(y, x) over x in -2..2}: as text, or with {@code to FILE} as a picture. */
final class Plotting {

    private static final Pattern WRITTEN = Pattern.compile(
            "(.+)\\s+over\\s+([\\p{L}_][\\w.]*)\\s+in\\s+(.+?)\\s*\\.\\.\\s*(.+?)(?:\\s+to\\s+(\\S.*?))?\\s*");

    private static final String PNG = ".png";
    private static final String SVG = ".svg";

    private static final int POINTS = 241;
    private static final int MOST_CURVES = 7;

    private final NnmCompiler compiler;
    private final Definitions definitions;

    private Plotting(NnmCompiler compiler, Definitions definitions) {
        this.compiler = compiler;
        this.definitions = definitions;
    }

    /**
     * The plot.
     *
     * @throws UserError if it is not written so, or an expression cannot be drawn
     */
    static Answer of(NnmCompiler compiler, Definitions definitions, String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new UserError(
                    "a plot is written like :plot y over x in -2..2, or :plot y, grad(y, x) over x in -2..2 "
                            + "to y.png (or .svg)");
        }
        String file = matcher.group(5);
        if (file != null && !file.endsWith(PNG) && !file.endsWith(SVG)) {
            throw new UserError("a plot is written to a file that ends in .png or .svg, not to " + file);
        }
        Plot plot = new Plotting(compiler, definitions)
                .plot(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
        return file == null ? new Answer.Said(TextPlot.of(plot)) : written(plot, file);
    }

    private static Answer written(Plot plot, String file) {
        PlotPicture picture = new PlotPicture(plot);
        return new Answer.Written(
                Path.of(file),
                () -> file.endsWith(PNG)
                        ? PictureFormat.png(picture)
                        : PictureFormat.svg(picture).getBytes(StandardCharsets.UTF_8),
                plot.title());
    }

    private Plot plot(String expressions, String variable, String from, String to) {
        double first = number(from);
        double last = number(to);
        if (!(first < last)) {
            throw new UserError("a plot goes from a lower to a higher number, not from " + from + " to " + to);
        }
        List<String> curves = GivenValue.parts(expressions);
        if (curves.size() > MOST_CURVES) {
            throw new UserError("a plot has colours for " + MOST_CURVES + " curves");
        }
        return new Plot(
                expressions.strip() + " over " + variable,
                new Plot.Axis(variable, false),
                new Plot.Axis(curves.size() == 1 ? curves.get(0) : "", false),
                curves.stream()
                        .map(curve -> curve(curve, variable, first, last))
                        .toList(),
                List.of());
    }

    private double number(String expression) {
        Evaluation evaluation = Evaluation.of(compiler, definitions, expression);
        requireNumber(evaluation, expression);
        return evaluation.at(definitions.values()).run("value")[0];
    }

    private static void requireNumber(Evaluation evaluation, String expression) {
        if (!evaluation.shape().isScalar()) {
            throw new UserError("only a number can be drawn, but " + expression + " is " + evaluation.shape());
        }
    }

    private Plot.Curve curve(String expression, String variable, double from, double to) {
        Evaluation evaluation = Evaluation.of(compiler, definitions, expression);
        requireNumber(evaluation, expression);
        evaluation.requireNumber(variable);
        Map<String, double[]> values = new HashMap<>(definitions.values());
        values.put(variable, new double[] {from});
        PointEvaluation point = evaluation.at(values);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            double here = from + (to - from) * i / (POINTS - 1);
            point.set(variable, 0, here);
            x.add(here);
            y.add(point.run("value")[0]);
        }
        return new Plot.Curve(expression, x, y);
    }
}
