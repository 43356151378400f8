package dev.nnm.teach.landscape;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.function.PlaneFunctions;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.KernelDescription.Role;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import dev.nnm.runtime.weights.Weights;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A compiled function over a plane, with storages for its arguments: its means over examples at places. */
final class PlaneKernel {

    /** Enough examples for a kernel to be fast, few enough for its working arrays to stay small. */
    private static final int LARGEST_BATCH = 256;

    private final Kernel kernel;
    private final List<Argument> arguments;
    private final Storage[] storages;
    private final ModelDescription model;
    private final Dataset examples;
    private final Plane plane;
    private final int capacity;

    /**
     * Prepares to run.
     *
     * @param weights the parameters that the plane does not move
     * @param examples prepared, at least one, and only one if the plane moves inputs
     */
    PlaneKernel(
            Kernel kernel,
            List<Argument> arguments,
            ModelDescription model,
            Weights weights,
            Dataset examples,
            Plane plane) {
        this.kernel = kernel;
        this.arguments = arguments;
        this.model = model;
        this.examples = examples;
        this.plane = plane;
        this.capacity = Math.min(LARGEST_BATCH, examples.count());
        this.storages = arguments.stream()
                .map(argument -> argument.role() == Role.PARAMETERS
                        ? weights.parameters().copyOfRange(0, model.parameterCount())
                        : allocate(argument))
                .toArray(Storage[]::new);
    }

    private Storage allocate(Argument argument) {
        Storage storage = Storage.allocate(model.precision(), argument.size() * (argument.batched() ? capacity : 1));
        if (argument.role() == Role.SEED) {
            for (NamedNode variable : plane.variables()) {
                for (int number = 0; number < 2; number++) {
                    if (argument.name().equals(PlaneFunctions.component(variable.name(), number))) {
                        write(plane.direction(number, variable.name()), storage, 0);
                    }
                }
            }
        }
        return storage;
    }

    /** The results at a place, in their order. */
    double[] at(Place place) {
        int[] results = IntStream.range(0, storages.length)
                .filter(i -> arguments.get(i).role() == Role.RESULT)
                .toArray();
        double[] means = new double[results.length];
        for (int first = 0; first < examples.count(); first += capacity) {
            int count = Math.min(capacity, examples.count() - first);
            load(first, count);
            move(place);
            kernel.run(count, storages);
            for (int i = 0; i < results.length; i++) {
                means[i] += storages[results[i]].get(0) * count / examples.count();
            }
        }
        return means;
    }

    private void load(int first, int count) {
        Stream.concat(examples.inputs().stream(), examples.targets().stream())
                .forEach((VariableData data) -> data.copyRange(first, count, storage(data.name())));
    }

    private void move(Place place) {
        for (NamedNode variable : plane.variables()) {
            double[] values = plane.at(place, variable.name());
            model.parameters().stream()
                    .filter(parameter -> parameter.name().equals(variable.name()))
                    .findFirst()
                    .ifPresentOrElse(
                            parameter -> write(values, parameters(), parameter.offset()),
                            () -> write(values, storage(variable.name()), 0));
        }
    }

    private static void write(double[] values, Storage storage, int at) {
        for (int i = 0; i < values.length; i++) {
            storage.set(at + i, values[i]);
        }
    }

    private Storage parameters() {
        return storages[index(Role.PARAMETERS, "parameters")];
    }

    private Storage storage(String inputOrTarget) {
        int input = index(Role.INPUT, inputOrTarget);
        return storages[input >= 0 ? input : index(Role.TARGET, inputOrTarget)];
    }

    private int index(Role role, String name) {
        return IntStream.range(0, storages.length)
                .filter(i -> arguments.get(i).role() == role
                        && arguments.get(i).name().equals(name))
                .findFirst()
                .orElse(-1);
    }
}
