package dev.nnm.compiler;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.ParameterNode;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.KernelDescription.Role;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A compiled function at one point, whose variables can be changed between runs. */
public final class PointEvaluation {

    private final CheckedModel model;
    private final Kernel kernel;
    private final List<Argument> arguments;
    private final Storage[] storages;

    private PointEvaluation(CheckedModel model, Kernel kernel, List<Argument> arguments) {
        this.model = model;
        this.kernel = kernel;
        this.arguments = arguments;
        this.storages = arguments.stream()
                .map(argument -> Storage.allocate(model.precision(), argument.size()))
                .toArray(Storage[]::new);
    }

    /**
     * Compiles a function and sets its variables.
     *
     * @param at values by name; parameters that are not among them are the weights'
     * @param needed the variables on which the result depends
     * @throws UserError if a value is missing, unknown or of the wrong size
     */
    public static PointEvaluation prepare(
            NnmCompiler compiler,
            CheckedModel model,
            Weights weights,
            GraphFunction function,
            Map<String, double[]> at,
            Set<String> needed) {
        String className = KernelNames.className(model.name(), function.name());
        Kernel kernel = compiler.kernel(function, className, model.precision()).get();
        PointEvaluation point =
                new PointEvaluation(model, kernel, function.description().arguments());
        point.setParameters(weights);
        at.forEach(point::set);
        point.variables(Role.INPUT, Role.TARGET).stream()
                .filter(argument -> needed.contains(argument.name()) && !at.containsKey(argument.name()))
                .findFirst()
                .ifPresent(argument -> {
                    throw new UserError(
                            "no value is given for \"" + argument.name() + "\": add " + argument.name() + "=…");
                });
        return point;
    }

    private void setParameters(Weights weights) {
        weights.copyTo(storages[index("parameters", Role.PARAMETERS)]);
    }

    private List<Argument> variables(Role... roles) {
        return arguments.stream().filter(a -> List.of(roles).contains(a.role())).toList();
    }

    private void set(String name, double[] values) {
        int size = size(name);
        if (values.length != size) {
            throw new UserError(
                    "\"" + name + "\" has " + size + (size == 1 ? " element" : " elements") + ", not " + values.length);
        }
        for (int i = 0; i < size; i++) {
            set(name, i, values[i]);
        }
    }

    private int size(String name) {
        for (Argument argument : variables(Role.INPUT, Role.TARGET)) {
            if (argument.name().equals(name)) {
                return argument.size();
            }
        }
        return (int) parameter(name).node().shape().elementCount();
    }

    private ParameterNode parameter(String name) {
        return model.parameters().stream()
                .filter(p -> p.parameter().name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known = new ArrayList<>();
                    variables(Role.INPUT, Role.TARGET).forEach(a -> known.add(a.name()));
                    model.parameters().forEach(p -> known.add(p.parameter().name()));
                    return new UserError("unknown variable \"" + name + "\": "
                            + Suggestions.nearest(name, known).orElse("there are " + String.join(", ", known)));
                });
    }

    /** Sets one element of a variable. */
    public void set(String name, int element, double value) {
        Place place = place(name);
        place.storage.set(place.offset + element, value);
    }

    /** One element of a variable. */
    public double variable(String name, int element) {
        Place place = place(name);
        return place.storage.get(place.offset + element);
    }

    private record Place(Storage storage, int offset) {}

    private Place place(String name) {
        for (int i = 0; i < storages.length; i++) {
            Role role = arguments.get(i).role();
            if ((role == Role.INPUT || role == Role.TARGET)
                    && arguments.get(i).name().equals(name)) {
                return new Place(storages[i], 0);
            }
        }
        Parameter parameter = parameter(name).parameter();
        return new Place(storages[index("parameters", Role.PARAMETERS)], parameter.offset());
    }

    /** Sets one component of the direction of forward mode. */
    public void seed(String name, int element, double value) {
        storages[index(name, Role.SEED)].set(element, value);
    }

    /** Runs the function; one of its results. */
    public double[] run(String result) {
        run();
        return result(result);
    }

    /** Runs the function. */
    public void run() {
        kernel.run(1, storages);
    }

    /** A result of the last run. */
    public double[] result(String name) {
        return storages[index(name, Role.RESULT)].toDoubles();
    }

    private int index(String name, Role role) {
        for (int i = 0; i < storages.length; i++) {
            Argument argument = arguments.get(i);
            if (argument.role() == role && argument.name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no " + role + " " + name);
    }
}
