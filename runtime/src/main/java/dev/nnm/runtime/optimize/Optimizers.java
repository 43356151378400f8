package dev.nnm.runtime.optimize;

import static dev.nnm.runtime.optimize.Setting.fraction;
import static dev.nnm.runtime.optimize.Setting.positive;

import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of optimizers: a row for each. */
public final class Optimizers {

    private static final List<OptimizerKind> KINDS = List.of(
            new OptimizerKind(
                    "sgd", (settings, precision, size) -> new GradientDescent(settings), positive("rate", 0.01)),
            new OptimizerKind("momentum", Momentum::new, positive("rate", 0.01), fraction("momentum", 0.9)),
            new OptimizerKind("nesterov", Nesterov::new, positive("rate", 0.01), fraction("momentum", 0.9)),
            new OptimizerKind("adagrad", AdaGrad::new, positive("rate", 0.01), positive("epsilon", 1e-10)),
            new OptimizerKind(
                    "rmsprop",
                    RmsProp::new,
                    positive("rate", 0.001),
                    fraction("decay", 0.9),
                    positive("epsilon", 1e-8)),
            new OptimizerKind(
                    "adam",
                    Adam::plain,
                    positive("rate", 0.001),
                    fraction("beta1", 0.9),
                    fraction("beta2", 0.999),
                    positive("epsilon", 1e-8)),
            new OptimizerKind(
                    "adamw",
                    Adam::withDecay,
                    positive("rate", 0.001),
                    fraction("beta1", 0.9),
                    fraction("beta2", 0.999),
                    positive("epsilon", 1e-8),
                    fraction("decay", 0.01)));

    private Optimizers() {}

    /** The names of all optimizers. */
    public static List<String> names() {
        return KINDS.stream().map(OptimizerKind::name).toList();
    }

    /** The optimizer of this name. */
    public static Optional<OptimizerKind> find(String name) {
        return KINDS.stream().filter(k -> k.name().equals(name)).findFirst();
    }

    /**
     * The settings of an optimizer with their defaults, in order.
     *
     * @throws UserError if there is no such optimizer
     */
    public static Map<String, Double> settingsOf(String name) {
        return defaults(require(name));
    }

    /**
     * Makes an optimizer for a number of parameters.
     *
     * @param plan its name, and the settings that are not to have their defaults
     * @param precision of the parameters and their gradient, in which it also computes
     * @param size how many parameters there are
     * @throws UserError if there is no such optimizer or setting, or a value is out of its range
     */
    public static Optimizer create(OptimizerPlan plan, Precision precision, int size) {
        OptimizerKind kind = require(plan.name());
        Map<String, Double> values = defaults(kind);
        plan.settings()
                .forEach((name, value) ->
                        values.put(requireSetting(kind, name, value).name(), value));
        return kind.create(new Settings(values), precision, size);
    }

    private static OptimizerKind require(String name) {
        return find(name)
                .orElseThrow(() -> new UserError("There is no optimizer \"" + name + "\"; there are "
                        + String.join(", ", names()) + "." + NearestName.question(name, names())));
    }

    private static Setting requireSetting(OptimizerKind kind, String name, double value) {
        List<String> known = kind.settings().stream().map(Setting::name).toList();
        Setting setting = kind.setting(name)
                .orElseThrow(() -> new UserError("The optimizer " + kind.name() + " has no setting \"" + name
                        + "\"; it has " + String.join(", ", known) + "." + NearestName.question(name, known)));
        if (!setting.range().contains(value)) {
            throw new UserError("The setting " + name + " of the optimizer " + kind.name() + " must be "
                    + setting.range().inWords() + ", but is " + value + ".");
        }
        return setting;
    }

    private static Map<String, Double> defaults(OptimizerKind kind) {
        Map<String, Double> values = new LinkedHashMap<>();
        kind.settings().forEach(s -> values.put(s.name(), s.defaultValue()));
        return values;
    }
}
