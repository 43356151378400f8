package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Part;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A function on the values of a program's variables. */
final class KernelRun {

    private final GraphFunction function;
    private final int batch;
    private final Map<Node, double[]> given;

    KernelRun(Subject subject, GraphFunction function, int batch) {
        this.function = function;
        this.batch = batch;
        this.given = subject.point(batch);
        for (Slot slot : function.inputs()) {
            for (Part part : slot.parts()) {
                given.computeIfAbsent(part.node(), node -> subject.numbers(node, batch));
            }
        }
    }

    /** All results one after the other, computed by a kernel. */
    double[] compiled(Kernel kernel, Precision precision) {
        List<Storage> storages = new ArrayList<>();
        for (Slot slot : function.inputs()) {
            storages.add(Storage.of(precision, joined(slot, given)));
        }
        List<Storage> results = new ArrayList<>();
        for (Slot slot : function.results()) {
            results.add(Storage.of(precision, filled(slot)));
        }
        storages.addAll(results);
        kernel.run(batch, storages.toArray(Storage[]::new));
        return results.stream()
                .flatMapToDouble(s -> Arrays.stream(s.toDoubles()))
                .toArray();
    }

    /** The same computed by the interpreter. */
    Quantity interpreted() {
        return new Quantity(
                function.graph(),
                function.roots(),
                given,
                batch,
                values -> function.results().stream()
                        .flatMapToDouble(slot -> Arrays.stream(joined(slot, values)))
                        .toArray());
    }

    /** What a kernel must overwrite. */
    private double[] filled(Slot slot) {
        double[] numbers = new double[slot.argument().size() * copies(slot)];
        Arrays.fill(numbers, Double.NaN);
        return numbers;
    }

    private int copies(Slot slot) {
        return slot.argument().batched() ? batch : 1;
    }

    /** The values of the nodes of an argument, where they lie in it. */
    private double[] joined(Slot slot, Map<Node, double[]> values) {
        double[] all = filled(slot);
        for (Part part : slot.parts()) {
            double[] value = values.get(part.node());
            int size = Math.toIntExact(part.node().shape().elementCount());
            for (int copy = 0; copy < copies(slot); copy++) {
                int from = part.node().isBatched() ? copy * size : 0;
                System.arraycopy(value, from, all, copy * slot.argument().size() + part.offset(), size);
            }
        }
        return all;
    }
}
