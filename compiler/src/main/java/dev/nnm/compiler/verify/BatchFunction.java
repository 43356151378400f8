package dev.nnm.compiler.verify;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.KernelDescription.Role;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A compiled function of a few examples, in double precision. */
final class BatchFunction {

    private final List<Argument> arguments;
    private final Kernel kernel;
    private final int batch;
    private final Storage[] storages;

    BatchFunction(NnmCompiler compiler, GraphFunction function, int batch) {
        this.arguments = function.description().arguments();
        this.kernel = compiler.kernel(function, "Compared", Precision.DOUBLE).get();
        this.batch = batch;
        this.storages = arguments.stream()
                .map(argument -> Storage.allocate(Precision.DOUBLE, argument.size() * (argument.batched() ? batch : 1)))
                .toArray(Storage[]::new);
    }

    List<Argument> arguments() {
        return arguments;
    }

    /** Sets those arguments that have values. */
    void set(Map<Argument, double[]> values) {
        values.forEach(this::set);
    }

    /** Sets an argument, if the function has it. */
    void set(Argument argument, double[] values) {
        int index = arguments.indexOf(argument);
        if (index >= 0) {
            for (int i = 0; i < values.length; i++) {
                storages[index].set(i, values[i]);
            }
        }
    }

    /** Runs the function; its results in order. */
    List<double[]> run() {
        kernel.run(batch, storages);
        List<double[]> results = new ArrayList<>();
        for (int i = 0; i < storages.length; i++) {
            if (arguments.get(i).role() == Role.RESULT) {
                results.add(storages[i].toDoubles());
            }
        }
        return results;
    }
}
