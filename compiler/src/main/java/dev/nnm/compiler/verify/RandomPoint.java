package dev.nnm.compiler.verify;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random values: of numbers in a range, of classes among their labels, of parameters near their initial values. */
final class RandomPoint {

    /** Whole numbers that random numbers are drawn from are below this. */
    private static final int HALVES = 1 << 24;

    private static final double PARAMETER_NOISE = 0.1;

    /** Where inputs lie, in turn: logarithms and roots have no values in all of them. */
    private static final double[][] RANGES = {{0.1, 1.5}, {-1.5, 1.5}, {0.05, 0.95}, {-3, 3}};

    private final SplittableRandom random;
    private final double low;
    private final double high;

    /** The point of a number; the same number gives the same values. */
    RandomPoint(int number) {
        this.random = new SplittableRandom(number);
        double[] range = RANGES[number % RANGES.length];
        this.low = range[0];
        this.high = range[1];
    }

    /** Numbers of the point's range. */
    double[] numbers(int count) {
        return random.doubles(count, low, high).toArray();
    }

    /** The components of a direction. */
    double[] direction(int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    /** Values of the arguments of a function of a model, by role and name, but for directions. */
    Map<Argument, double[]> arguments(CheckedModel model, List<Argument> arguments, int batch) {
        Map<Argument, double[]> values = new HashMap<>();
        for (Argument argument : arguments) {
            int count = argument.size() * (argument.batched() ? batch : 1);
            switch (argument.role()) {
                case INPUT -> values.put(argument, elements(model.inputs(), argument.name(), count));
                case TARGET -> values.put(argument, elements(model.targets(), argument.name(), count));
                case PARAMETERS -> values.put(argument, parameters(model));
                case DRAW ->
                    values.put(
                            argument,
                            random.ints(count, 0, HALVES).asDoubleStream().toArray());
                default -> {}
            }
        }
        return values;
    }

    private double[] elements(List<CheckedModel.VariableNode> variables, String name, int count) {
        int classes = variables.stream()
                .filter(variable -> variable.name().equals(name))
                .mapToInt(variable -> variable.classes().size())
                .sum();
        return classes == 0
                ? numbers(count)
                : random.ints(count, 0, classes).asDoubleStream().toArray();
    }

    private double[] parameters(CheckedModel model) {
        Storage initial = Weights.initial(model.description()).parameters();
        double[] values = initial.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] += random.nextDouble(-PARAMETER_NOISE, PARAMETER_NOISE);
        }
        return values;
    }
}
