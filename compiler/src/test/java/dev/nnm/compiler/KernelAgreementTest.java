package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Part;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.JavacCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.load.SourceCompiler;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiled kernels against the interpreter: every function of every sample, for batches of several sizes, in both
 * precisions. The two Java compilers must agree bit by bit.
 */
class KernelAgreementTest {

    private static final Path SAMPLES = Path.of("..", "samples");
    private static final NnmCompiler COMPILER = NnmCompiler.standard();

    @TestFactory
    Stream<DynamicTest> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<Path> models =
                    files.filter(f -> f.toString().endsWith(".nnm")).sorted().toList();
            return models.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(), () -> check(SourceFiles.read(file))));
        }
    }

    private static void check(SourceText source) {
        CheckedModel model = COMPILER.check(COMPILER.parse(source));
        for (GraphFunction function : COMPILER.derive(model)) {
            GraphFunction simplified = COMPILER.simplify(function);
            for (int batch : new int[] {1, 3}) {
                Case c = new Case(simplified, batch);
                double[][] expected = c.interpret();
                double[][] janino = c.run(Precision.DOUBLE, new JaninoCompiler());
                double[][] javac = c.run(Precision.DOUBLE, new JavacCompiler());
                assertThat(Arrays.deepEquals(janino, javac)).isTrue();
                assertClose(source, function, janino, expected, 1e-11);
                assertClose(source, function, c.run(Precision.FLOAT, new JaninoCompiler()), expected, 2e-3);
            }
        }
    }

    private static void assertClose(
            SourceText source, GraphFunction function, double[][] actual, double[][] expected, double tolerance) {
        for (int k = 0; k < expected.length; k++) {
            for (int i = 0; i < expected[k].length; i++) {
                double scale = Math.max(1, Math.abs(expected[k][i]));
                assertThat(actual[k][i])
                        .as(
                                "%s[%d] of %s of%n%s",
                                function.results().get(k).argument().name(), i, function.name(), source.text())
                        .isCloseTo(expected[k][i], Offset.offset(tolerance * scale));
            }
        }
    }

    /** One function on random arguments. */
    private record Case(GraphFunction function, int batch, List<double[]> inputs) {

        Case(GraphFunction function, int batch) {
            this(function, batch, arguments(function, batch));
        }

        private static List<double[]> arguments(GraphFunction function, int batch) {
            Random random = new Random(11);
            List<double[]> arguments = new ArrayList<>();
            for (Slot slot : function.inputs()) {
                int size = slot.argument().size() * (slot.argument().batched() ? batch : 1);
                arguments.add(random.doubles(size, 0.1, 1.5).map(x -> (float) x).toArray());
            }
            return arguments;
        }

        double[][] interpret() {
            Map<Node, double[]> given = new HashMap<>();
            for (int k = 0; k < inputs.size(); k++) {
                for (Part part : function.inputs().get(k).parts()) {
                    given.put(part.node(), slice(function.inputs().get(k), part, inputs.get(k)));
                }
            }
            Map<Node, double[]> values = Interpreter.evaluate(function.graph(), function.roots(), given, batch);
            double[][] results = new double[function.results().size()][];
            for (int k = 0; k < results.length; k++) {
                results[k] = joined(function.results().get(k), values);
            }
            return results;
        }

        private static double[] slice(Slot slot, Part part, double[] all) {
            int size = (int) part.node().shape().elementCount();
            if (slot.argument().batched()) {
                return all;
            }
            double[] slice = new double[size];
            System.arraycopy(all, part.offset(), slice, 0, size);
            return slice;
        }

        private double[] joined(Slot slot, Map<Node, double[]> values) {
            int copies = slot.argument().batched() ? batch : 1;
            double[] all = new double[slot.argument().size() * copies];
            for (Part part : slot.parts()) {
                double[] value = values.get(part.node());
                int size = (int) part.node().shape().elementCount();
                for (int copy = 0; copy < copies; copy++) {
                    int from = part.node().isBatched() ? copy * size : 0;
                    System.arraycopy(value, from, all, copy * size + part.offset(), size);
                }
            }
            return all;
        }

        double[][] run(Precision precision, SourceCompiler compiler) {
            JavaSource source = COMPILER.emit(COMPILER.lower(function, precision), "nnm", "Kernel");
            Kernel kernel = KernelLoader.load(compiler.compile(List.of(source)), source.qualifiedName())
                    .get();
            List<Storage> storages = new ArrayList<>();
            inputs.forEach(input -> storages.add(Storage.of(precision, input)));
            for (Slot slot : function.results()) {
                int copies = slot.argument().batched() ? batch : 1;
                storages.add(Storage.allocate(precision, slot.argument().size() * copies));
            }
            kernel.run(batch, storages.toArray(Storage[]::new));
            double[][] results = new double[function.results().size()][];
            for (int k = 0; k < results.length; k++) {
                results[k] = storages.get(inputs.size() + k).toDoubles();
            }
            return results;
        }
    }
}
