package dev.nnm.runtime.optimize;

import dev.nnm.runtime.Precision;
import java.util.List;
import java.util.Optional;

/** An optimizer that models can ask for: its name, its settings, and how to make one. */
public final class OptimizerKind {

    private final String name;
    private final List<Setting> settings;
    private final Factory factory;

    OptimizerKind(String name, Factory factory, Setting... settings) {
        this.name = name;
        this.settings = List.of(settings);
        this.factory = factory;
    }

    /** Makes an update rule. */
    @FunctionalInterface
    interface Factory {

        /**
         * Makes a rule with states of zeros.
         *
         * @param settings a value for each declared setting
         * @param precision of the parameters
         * @param size the number of parameters
         */
        UpdateRule create(Settings settings, Precision precision, int size);
    }

    /** The name in model files. */
    public String name() {
        return name;
    }

    /** The settings in the order of their documentation, with their defaults. */
    public List<Setting> settings() {
        return settings;
    }

    /** The setting of this name. */
    public Optional<Setting> setting(String wanted) {
        return settings.stream().filter(s -> s.name().equals(wanted)).findFirst();
    }

    Optimizer create(Settings values, Precision precision, int size) {
        return new Optimizer(factory.create(values, precision, size), precision);
    }
}
