package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.JavacCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.load.SourceCompiler;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.pack.BytecodeSizes;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiled kernels against the interpreter: every function of every sample and of small programs, for batches of
 * several sizes, in both precisions. The two Java compilers must agree bit by bit.
 */
class KernelAgreementTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard();
    private static final NnmCompiler SCALAR = COMPILER.withTarget(Target.SCALAR);
    private static final List<NnmCompiler> VECTORS = Target.allOfThisMachine().stream()
            .filter(Target::hasVectors)
            .map(COMPILER::withTarget)
            .toList();

    /** A function that computes more is run once, for two examples. */
    private static final long SMALL = 20_000;

    @TestFactory
    Stream<DynamicTest> samples() throws IOException {
        return SampleFiles.all().stream()
                .map(file -> DynamicTest.dynamicTest(SampleFiles.name(file), () -> check(SourceFiles.read(file))));
    }

    /** Small programs that use every construct. */
    @TestFactory
    Stream<DynamicTest> constructs() throws IOException {
        try (Stream<Path> files = Files.list(Golden.folder("constructs"))) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(), () -> check(SourceFiles.read(file))));
        }
    }

    private static void check(SourceText source) {
        CheckedModel model = COMPILER.check(COMPILER.parse(source));
        for (GraphFunction function : COMPILER.derive(model)) {
            GraphFunction simplified = COMPILER.simplify(function);
            Kernel janino = kernel(SCALAR, simplified, Precision.DOUBLE, new JaninoCompiler());
            Kernel floats = kernel(SCALAR, simplified, Precision.FLOAT, new JaninoCompiler());
            List<Kernel> vectors = vectorKernels(simplified, Precision.DOUBLE);
            List<Kernel> floatVectors = vectorKernels(simplified, Precision.FLOAT);
            boolean small = elements(simplified) < SMALL;
            for (int batch : small ? new int[] {1, 3, 19} : new int[] {2}) {
                FunctionAtPoint point = new RandomPoint(model, batch, 11).of(simplified);
                double[][] expected = point.interpreted();
                double[][] found = point.run(janino, Precision.DOUBLE);
                assertClose(source, function, found, expected, 1e-11);
                assertClose(source, function, point.run(floats, Precision.FLOAT), expected, 2e-3);
                for (Kernel kernel : vectors) {
                    assertClose(source, function, point.run(kernel, Precision.DOUBLE), expected, 1e-11);
                }
                for (Kernel kernel : floatVectors) {
                    assertClose(source, function, point.run(kernel, Precision.FLOAT), expected, 2e-3);
                }
                if (small) {
                    Kernel javac = kernel(SCALAR, simplified, Precision.DOUBLE, new JavacCompiler());
                    assertThat(point.run(javac, Precision.DOUBLE)).isDeepEqualTo(found);
                }
            }
        }
    }

    private static long elements(GraphFunction function) {
        return function.graph().reachable(function.roots()).stream()
                .mapToLong(node -> node.shape().elementCount())
                .sum();
    }

    private static List<Kernel> vectorKernels(GraphFunction function, Precision precision) {
        return VECTORS.stream()
                .map(nnm -> kernel(nnm, function, precision, new JaninoCompiler()))
                .toList();
    }

    private static Kernel kernel(
            NnmCompiler nnm, GraphFunction function, Precision precision, SourceCompiler compiler) {
        JavaSource source = nnm.emit(nnm.lower(function, precision), "nnm", "Kernel");
        Map<String, byte[]> classes = compiler.compile(List.of(source));
        BytecodeSizes.assertCompiledByTheJit(classes);
        return KernelLoader.load(classes, source.qualifiedName()).get();
    }

    private static void assertClose(
            SourceText source, GraphFunction function, double[][] actual, double[][] expected, double tolerance) {
        for (int k = 0; k < expected.length; k++) {
            for (int i = 0; i < expected[k].length; i++) {
                double scale = Math.max(1, Math.abs(expected[k][i]));
                if (Math.abs(actual[k][i] - expected[k][i]) <= tolerance * scale) {
                    continue;
                }
                assertThat(actual[k][i])
                        .as(
                                "%s[%d] of %s of%n%s",
                                function.results().get(k).argument().name(), i, function.name(), source.text())
                        .isCloseTo(expected[k][i], Offset.offset(tolerance * scale));
            }
        }
    }
}
