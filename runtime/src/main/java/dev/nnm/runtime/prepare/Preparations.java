package dev.nnm.runtime.prepare;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.PreparationPlan;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.Variable;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of preparations, a row for each, and their use on examples. */
public final class Preparations {

    private static final Map<String, Preparation> KINDS =
            Map.of("standardize", new Standardization(), "minmax", new MinMaxScaling());

    private Preparations() {}

    /** The names of all preparations. */
    public static List<String> names() {
        return KINDS.keySet().stream().sorted().toList();
    }

    /** The preparation of this name. */
    public static Optional<Preparation> find(String name) {
        return Optional.ofNullable(KINDS.get(name));
    }

    /**
     * Fits preparations to training examples. Several for one input are fitted one after the other and become one map.
     *
     * @param model whose inputs they prepare
     * @param plans the preparations, in order
     * @param training raw examples, at least one
     * @return at most one map for each input
     * @throws UserError if there is no such preparation, or no such input
     */
    public static List<FittedPreparation> fit(ModelDescription model, List<PreparationPlan> plans, Dataset training) {
        List<FittedPreparation> fitted = new ArrayList<>();
        for (PreparationPlan plan : plans) {
            Preparation preparation = require(model, plan.kind());
            requireInput(model, plan);
            VariableData raw = training.input(plan.variable());
            Optional<FittedPreparation> previous = find(fitted, plan.variable());
            FittedPreparation next = preparation.fit(
                    previous.map(p -> p.apply(raw, Precision.DOUBLE)).orElse(raw));
            previous.ifPresent(fitted::remove);
            fitted.add(previous.map(p -> p.then(next)).orElse(next));
        }
        return List.copyOf(fitted);
    }

    /** The map for an input, if it has one. */
    public static Optional<FittedPreparation> find(List<FittedPreparation> fitted, String variable) {
        return fitted.stream().filter(p -> p.variable().equals(variable)).findFirst();
    }

    /** The examples as kernels take them: inputs prepared, everything in the kernels' precision. */
    public static Dataset apply(List<FittedPreparation> fitted, Dataset raw, Precision precision) {
        return raw.map(
                input -> find(fitted, input.name())
                        .map(p -> p.apply(input, precision))
                        .orElseGet(() -> input.withPrecision(precision)),
                target -> target.withPrecision(precision));
    }

    private static Preparation require(ModelDescription model, String kind) {
        return find(kind)
                .orElseThrow(() -> new UserError(model.sourceName() + ": there is no preparation \"" + kind
                        + "\"; there are " + String.join(", ", names()) + "." + NearestName.question(kind, names())));
    }

    private static void requireInput(ModelDescription model, PreparationPlan plan) {
        List<String> inputs = model.inputs().stream().map(Variable::name).toList();
        if (!inputs.contains(plan.variable())) {
            throw new UserError(model.sourceName() + ": " + plan.kind() + " prepares inputs, and \"" + plan.variable()
                    + "\" is none; the inputs are " + String.join(", ", inputs) + "."
                    + NearestName.question(plan.variable(), inputs));
        }
        if (model.input(plan.variable()).isClass()) {
            throw new UserError(model.sourceName() + ": " + plan.kind() + " prepares numbers, and \"" + plan.variable()
                    + "\" is a class.");
        }
    }
}
