package dev.nnm.compiler;

import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Part;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function and values of its arguments.
 *
 * @param arguments the elements of each argument, in the function's order
 */
record FunctionAtPoint(GraphFunction function, int batch, List<double[]> arguments) {

    /** The results by the interpreter, in the function's order. */
    double[][] interpreted() {
        Map<Node, double[]> given = new HashMap<>();
        for (int k = 0; k < arguments.size(); k++) {
            Slot slot = function.inputs().get(k);
            for (Part part : slot.parts()) {
                given.put(part.node(), part(slot, part, arguments.get(k)));
            }
        }
        Map<Node, double[]> values = Interpreter.evaluate(function.graph(), function.roots(), given, batch);
        return function.results().stream().map(slot -> joined(slot, values)).toArray(double[][]::new);
    }

    private static double[] part(Slot slot, Part part, double[] all) {
        if (slot.argument().batched()) {
            return all;
        }
        double[] elements = new double[(int) part.node().shape().elementCount()];
        System.arraycopy(all, part.offset(), elements, 0, elements.length);
        return elements;
    }

    private double[] joined(Slot slot, Map<Node, double[]> values) {
        double[] all = new double[size(slot, batch)];
        for (Part part : slot.parts()) {
            double[] value = values.get(part.node());
            int size = (int) part.node().shape().elementCount();
            for (int copy = 0; copy < all.length / slot.argument().size(); copy++) {
                int from = part.node().isBatched() ? copy * size : 0;
                System.arraycopy(value, from, all, copy * slot.argument().size() + part.offset(), size);
            }
        }
        return all;
    }

    /** The results by a kernel, in the function's order. */
    double[][] run(Kernel kernel, Precision precision) {
        List<Storage> storages = new ArrayList<>();
        arguments.forEach(argument -> storages.add(Storage.of(precision, argument)));
        function.results().forEach(slot -> storages.add(Storage.allocate(precision, size(slot, batch))));
        kernel.run(batch, storages.toArray(Storage[]::new));
        return storages.stream().skip(arguments.size()).map(Storage::toDoubles).toArray(double[][]::new);
    }

    /** How many elements an argument has for a batch. */
    static int size(Slot slot, int batch) {
        return slot.argument().size() * (slot.argument().batched() ? batch : 1);
    }
}
