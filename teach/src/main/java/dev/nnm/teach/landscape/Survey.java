package dev.nnm.teach.landscape;

import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.optimize.Optimizers;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a landscape is looked at.
 *
 * @param optimizers which walk over it, with the settings that are not to be chosen for them
 * @param rate the rate of those that have none of their own; if empty it is chosen for each
 * @param steps the most steps of each
 * @param start where they begin; if empty, towards the upper left corner of the window
 * @param window what is looked at; if empty, around the values of the variables
 * @param grid places along each axis at which the value is computed for the contours
 * @param tolerance a path has arrived when this part of the way down from the start is left
 * @param seed decides random directions
 */
public record Survey(
        List<OptimizerPlan> optimizers,
        Optional<Double> rate,
        int steps,
        Optional<Place> start,
        Optional<Window> window,
        int grid,
        double tolerance,
        long seed) {

    /** The name of Newton's method, which is no optimizer of the runtime. */
    public static final String NEWTON = "newton";

    private static final String RATE = "rate";

    /** Copies the list. */
    public Survey {
        optimizers = List.copyOf(optimizers);
    }

    /** The names of all that can walk. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(Optimizers.names());
        names.add(NEWTON);
        return names;
    }

    /** An optimizer with the settings that are given: {@code sgd(rate=0.1)}. */
    static String nameOf(OptimizerPlan plan) {
        return plan.settings().isEmpty()
                ? plan.name()
                : plan.settings().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + NumberText.of(setting.getValue(), Cell.ALL))
                        .collect(Collectors.joining(", ", plan.name() + "(", ")"));
    }

    /**
     * An optimizer with a value for each of its settings.
     *
     * @param plan its name, and the settings that are given
     * @param chosen the rates that are chosen where none is given
     * @throws UserError if there is no such optimizer or setting, or a value is out of its range
     */
    OptimizerPlan complete(OptimizerPlan plan, Rates chosen) {
        if (plan.name().equals(NEWTON)) {
            return newton(plan);
        }
        requireKnown(plan.name());
        Map<String, Double> settings = new LinkedHashMap<>(Optimizers.settingsOf(plan.name()));
        settings.put(RATE, rate.orElseGet(() -> chosen.of(plan.name())));
        settings.putAll(plan.settings());
        OptimizerPlan complete = new OptimizerPlan(plan.name(), settings);
        Optimizers.create(complete, Precision.DOUBLE, 2);
        return complete;
    }

    /** Newton's method knows its step; a rate makes a part of it. */
    private static OptimizerPlan newton(OptimizerPlan plan) {
        double rate = plan.settings().getOrDefault(RATE, 1.0);
        if (plan.settings().keySet().stream().anyMatch(name -> !name.equals(RATE)) || !(rate > 0)) {
            throw new UserError("Newton's method has one setting, a positive rate.");
        }
        return new OptimizerPlan(NEWTON, Map.of(RATE, rate));
    }

    private static void requireKnown(String name) {
        if (!names().contains(name)) {
            throw new UserError("There is no optimizer \"" + name + "\"; there are " + String.join(", ", names()) + "."
                    + NearestName.question(name, names()));
        }
    }
}
