package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.parallel.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that threads share in networks, whatever the number of threads. */
class SharedLoopsTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard();
    private static final int[] BATCHES = {0, 1, 33, 130};
    private static final List<Target> TARGETS = List.of(Target.ofThisMachine(), Target.SCALAR);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input x[20]\n target t\n h = dense(x, 1003, tanh)\n loss squared_error(sum(dense(h, 9)), t)",
                "input x[300]\n y = softmax(tanh(x))\n loss sum(y^2)",
                """
                input x[6, 24]
                param U[96, 24] ~ glorot
                param V[96, 24] ~ glorot
                param b[96] = 0
                param d[96] = 0
                seen = x @ U' + b
                (h, c) = scan (h, c) over xt in seen from (zeros(24), zeros(24)) {
                  z = xt + V @ h + d
                  cell = sigmoid(z[24..48]) * c + sigmoid(z[0..24]) * tanh(z[48..72])
                  (sigmoid(z[72..96]) * tanh(cell), cell)
                }
                loss sum(h^2)
                """,
                "input x[3, 20, 20]\n h = conv2d(x, 6, kernel = 3, padding = 1, activation = tanh)\nloss sum(exp(-h)^2)",
                "input x[1, 20, 20]\n loss sum(max_pool(conv2d(x, 6, kernel = 3, padding = 1, activation = relu))^2)",
                "input x[40, 12]\n param g[12] = 1\n output y[i, j] = g[j] * tanh(x[i, j]) / (1 + sum(k) x[i, k]^2)\nloss sum(y^2)",
            })
    void bitsDoNotDependOnThreads(String program) {
        long tasks = 0;
        for (Target target : TARGETS) {
            NnmCompiler compiler = COMPILER.withTarget(target);
            CheckedModel model = compiler.check(compiler.parse(new SourceText("threads.nnm", program + "\n")));
            for (GraphFunction function : compiler.derive(model)) {
                GraphFunction simplified = compiler.simplify(function);
                LoopProgram loops = compiler.lower(simplified, Precision.FLOAT);
                tasks += loops.methods().stream().filter(LoopMethod::isTask).count();
                assertSameForAllThreads(model, simplified, kernel(compiler.emit(loops, "nnm", "Kernel")));
            }
        }
        assertThat(tasks).isPositive();
    }

    private static Kernel kernel(JavaSource source) {
        return KernelLoader.load(new JaninoCompiler().compile(List.of(source)), source.qualifiedName())
                .get();
    }

    private static void assertSameForAllThreads(CheckedModel model, GraphFunction function, Kernel kernel) {
        for (int batch : BATCHES) {
            FunctionAtPoint point = new RandomPoint(model, batch, 3).of(function);
            kernel.use(Workers.ONE);
            double[][] alone = point.run(kernel, Precision.FLOAT);
            for (int threads : new int[] {2, 3}) {
                kernel.use(Workers.of(threads));
                // Of no examples the mean is not a number, which equals itself here.
                assertThat(Arrays.deepEquals(point.run(kernel, Precision.FLOAT), alone))
                        .as("%s, batch %d, threads %d", function.name(), batch, threads)
                        .isTrue();
            }
        }
    }
}
