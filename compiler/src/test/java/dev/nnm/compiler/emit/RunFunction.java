package dev.nnm.compiler.emit;

import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.load.SourceCompiler;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.lower.Lowering;
import dev.nnm.compiler.loop.pack.Packing;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Compiles a function and runs it, or has the interpreter evaluate it, on the same numbers. */
public final class RunFunction {

    private final GraphFunction function;
    private final int batch;
    private final Map<String, double[]> values = new HashMap<>();

    /** A function to run over a batch of that size. */
    public RunFunction(GraphFunction function, int batch) {
        this.function = function;
        this.batch = batch;
    }

    /** Gives an argument its elements. */
    public RunFunction with(String argument, double... elements) {
        values.put(argument, elements);
        return this;
    }

    /** Gives all arguments random elements around 0. */
    public RunFunction withRandomValues(long seed) {
        Random random = new Random(seed);
        for (GraphFunction.Slot slot : function.inputs()) {
            double[] elements = new double[size(slot.argument())];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = Math.round(random.nextGaussian() * 1024) / 1024.0;
            }
            values.put(slot.argument().name(), elements);
        }
        return this;
    }

    private int size(KernelDescription.Argument argument) {
        return argument.size() * (argument.batched() ? batch : 1);
    }

    /** The source of the kernel. */
    public static JavaSource source(GraphFunction function, Precision precision) {
        return source(function, precision, Target.SCALAR);
    }

    private static JavaSource source(GraphFunction function, Precision precision, Target target) {
        LoopProgram program = Packing.pack(Lowering.lower(function, precision, target));
        return JavaEmitter.emit(program, "nnm.test", "Function");
    }

    /** A kernel compiled with Janino. */
    public static Kernel kernel(GraphFunction function, Precision precision) {
        return kernel(function, precision, new JaninoCompiler());
    }

    /** A kernel compiled with a compiler of choice. */
    public static Kernel kernel(GraphFunction function, Precision precision, SourceCompiler compiler) {
        return kernel(source(function, precision), compiler);
    }

    private static Kernel kernel(JavaSource source, SourceCompiler compiler) {
        return KernelLoader.load(compiler.compile(List.of(source)), source.qualifiedName())
                .get();
    }

    /** The results by name, computed by a kernel that uses the vectors of this machine. */
    public Map<String, double[]> compiledWithVectors(Precision precision) {
        JavaSource source = source(function, precision, Target.ofThisMachine());
        return run(kernel(source, new JaninoCompiler()), precision);
    }

    /** The results by name, computed by a compiled kernel. */
    public Map<String, double[]> compiled(Precision precision) {
        return run(kernel(function, precision), precision);
    }

    /** The results by name, computed by a kernel. */
    public Map<String, double[]> run(Kernel kernel, Precision precision) {
        List<Storage> arguments = new ArrayList<>();
        Map<String, Storage> results = new LinkedHashMap<>();
        for (GraphFunction.Slot slot : function.inputs()) {
            arguments.add(Storage.of(precision, values.get(slot.argument().name())));
        }
        for (GraphFunction.Slot slot : function.results()) {
            Storage result = Storage.allocate(precision, size(slot.argument()));
            for (int i = 0; i < result.size(); i++) {
                result.set(i, Double.NaN);
            }
            arguments.add(result);
            results.put(slot.argument().name(), result);
        }
        kernel.run(batch, arguments.toArray(Storage[]::new));
        Map<String, double[]> numbers = new LinkedHashMap<>();
        results.forEach((name, storage) -> numbers.put(name, storage.toDoubles()));
        return numbers;
    }

    /** The results by name, computed by the interpreter in double precision. */
    public Map<String, double[]> interpreted() {
        Map<Node, double[]> given = new HashMap<>();
        for (GraphFunction.Slot slot : function.inputs()) {
            for (GraphFunction.Part part : slot.parts()) {
                given.put(
                        part.node(), part(slot, part, values.get(slot.argument().name())));
            }
        }
        Map<Node, double[]> computed = Interpreter.evaluate(function.graph(), function.roots(), given, batch);
        Map<String, double[]> results = new LinkedHashMap<>();
        for (GraphFunction.Slot slot : function.results()) {
            double[] result = new double[size(slot.argument())];
            slot.parts().forEach(part -> place(result, slot.argument(), part, computed.get(part.node())));
            results.put(slot.argument().name(), result);
        }
        return results;
    }

    private double[] part(GraphFunction.Slot slot, GraphFunction.Part part, double[] all) {
        int count = Math.toIntExact(part.node().shape().elementCount());
        int examples = slot.argument().batched() ? batch : 1;
        double[] elements = new double[count * examples];
        for (int example = 0; example < examples; example++) {
            System.arraycopy(all, example * slot.argument().size() + part.offset(), elements, example * count, count);
        }
        return elements;
    }

    private void place(
            double[] result, KernelDescription.Argument argument, GraphFunction.Part part, double[] elements) {
        int count = Math.toIntExact(part.node().shape().elementCount());
        int examples = argument.batched() ? batch : 1;
        for (int example = 0; example < examples; example++) {
            int from = part.node().isBatched() ? example * count : 0;
            System.arraycopy(elements, from, result, example * argument.size() + part.offset(), count);
        }
    }
}
