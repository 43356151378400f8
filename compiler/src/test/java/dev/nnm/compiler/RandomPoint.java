package dev.nnm.compiler;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Random values for the arguments of a model's functions: classes get one of their labels. */
final class RandomPoint {

    private static final double LEAST = 0.1;
    private static final double GREATEST = 1.5;

    private final CheckedModel model;
    private final int batch;
    private final Random random;

    RandomPoint(CheckedModel model, int batch, long seed) {
        this.model = model;
        this.batch = batch;
        this.random = new Random(seed);
    }

    /** A function with random arguments that are exact in both precisions. */
    FunctionAtPoint of(GraphFunction function) {
        List<double[]> arguments = new ArrayList<>();
        for (Slot slot : function.inputs()) {
            int size = FunctionAtPoint.size(slot, batch);
            arguments.add(random.doubles(size).map(u -> value(slot, u)).toArray());
        }
        return new FunctionAtPoint(function, batch, arguments);
    }

    private double value(Slot slot, double uniform) {
        int classes = classes(slot);
        return classes == 0 ? (float) (LEAST + (GREATEST - LEAST) * uniform) : Math.floor(classes * uniform);
    }

    private int classes(Slot slot) {
        String name = slot.argument().name();
        return Stream.concat(model.inputs().stream(), model.targets().stream())
                .filter(variable -> variable.name().equals(name))
                .mapToInt(variable -> variable.classes().size())
                .findFirst()
                .orElse(0);
    }
}
