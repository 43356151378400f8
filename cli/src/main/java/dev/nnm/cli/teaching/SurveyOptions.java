package dev.nnm.cli.teaching;

import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.teach.landscape.Place;
import dev.nnm.teach.landscape.Survey;
import dev.nnm.teach.landscape.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say how a landscape is looked at, and who walks over it. */
final class SurveyOptions {

    private static final String NUMBER = "\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*";
    private static final Pattern PLACE = Pattern.compile(NUMBER + "," + NUMBER);
    private static final Pattern WINDOW =
            Pattern.compile(NUMBER + "\\.\\." + NUMBER + "," + NUMBER + "\\.\\." + NUMBER);
    private static final Pattern OPTIMIZER = Pattern.compile("\\s*(\\w+)\\s*(?:\\(([^)]*)\\))?\\s*");
    private static final Pattern SETTING = Pattern.compile("\\s*(\\w+)\\s*=" + NUMBER);

    /** As many colours as a picture has. */
    private static final int MOST_OPTIMIZERS = 7;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--optimizers",
            paramLabel = "LIST",
            defaultValue = "sgd,momentum,nesterov,adagrad,rmsprop,adam,newton",
            description = "Who walks, such as \"sgd,adam(rate=0.1)\": the optimizers of train blocks, and newton. "
                    + "Default: sgd,momentum,nesterov,adagrad,rmsprop,adam,newton.")
    private String optimizers = "";

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "The rate of all but newton. Default: one for each that fits the surface.")
    private @Nullable Double rate;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "100", description = "Their steps. Default: 100.")
    private int steps;

    @Option(
            names = "--start",
            paramLabel = "U,V",
            description = "Where they begin. Default: near the upper left corner.")
    private @Nullable String start;

    @Option(
            names = "--window",
            paramLabel = "A..B,C..D",
            description = "What is looked at, along both axes. Default: 2 to each side of the values of two elements, "
                    + "1 to each side along random directions.")
    private @Nullable String window;

    @Option(
            names = "--grid",
            paramLabel = "N",
            defaultValue = "101",
            description = "Values along each axis for the contour lines. Default: 101.")
    private int grid;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            defaultValue = "0.001",
            description = "A path has arrived when this part of the way down to the lowest minimum is left. "
                    + "Default: 0.001.")
    private double tolerance;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Decides random directions.")
    private long seed;

    /** What the options say. */
    Survey survey() {
        require(steps >= 1, "--steps must be 1 or more, but is " + steps);
        require(grid >= 2 && grid <= 1000, "--grid must be from 2 to 1000, but is " + grid);
        require(tolerance > 0, "--tolerance must be positive, but is " + tolerance);
        return new Survey(plans(), Optional.ofNullable(rate), steps, readStart(), readWindow(), grid, tolerance, seed);
    }

    private List<OptimizerPlan> plans() {
        List<OptimizerPlan> plans = new ArrayList<>();
        for (String text : optimizers.split(",(?![^(]*\\))", -1)) {
            plans.add(plan(text));
        }
        List<OptimizerPlan> distinct = plans.stream().distinct().toList();
        require(
                distinct.size() <= MOST_OPTIMIZERS,
                "a picture has colours for " + MOST_OPTIMIZERS + " optimizers, but --optimizers names "
                        + distinct.size());
        return distinct;
    }

    private OptimizerPlan plan(String text) {
        Matcher matcher = OPTIMIZER.matcher(text);
        require(matcher.matches(), "--optimizers must be like sgd,adam(rate=0.1), but holds \"" + text + "\"");
        Map<String, Double> settings = new LinkedHashMap<>();
        String given = matcher.group(2);
        for (String setting : given == null || given.isBlank() ? new String[0] : given.split(",", -1)) {
            Matcher parts = SETTING.matcher(setting);
            require(parts.matches(), "a setting must be like rate=0.1, but is \"" + setting + "\"");
            settings.put(parts.group(1), number(parts.group(2)));
        }
        return new OptimizerPlan(matcher.group(1), settings);
    }

    private Optional<Place> readStart() {
        if (start == null) {
            return Optional.empty();
        }
        Matcher matcher = PLACE.matcher(start);
        require(matcher.matches(), "--start must be like -1.5,2, but is " + start);
        return Optional.of(new Place(number(matcher.group(1)), number(matcher.group(2))));
    }

    private Optional<Window> readWindow() {
        if (window == null) {
            return Optional.empty();
        }
        Matcher matcher = WINDOW.matcher(window);
        require(matcher.matches(), "--window must be like -2..2,-1..3, but is " + window);
        double[] edges = new double[4];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = number(matcher.group(i + 1));
        }
        require(
                edges[0] < edges[1] && edges[2] < edges[3],
                "--window must go from lower to higher numbers, but is " + window);
        return Optional.of(new Window(edges[0], edges[1], edges[2], edges[3]));
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "\"" + text + "\" is no number", e);
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
