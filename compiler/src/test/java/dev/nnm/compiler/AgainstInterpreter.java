package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.emit.JavaEmitter;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import java.util.List;
import org.assertj.core.data.Offset;

/** A kernel's results beside those of the reference interpreter. */
final class AgainstInterpreter {

    private AgainstInterpreter() {}

    /**
     * Runs both at a random point for each batch; what is not a number must not be one in either. One kernel for all
     * batches, so that its arrays grow.
     *
     * @param loops the function, as it is compiled
     */
    static void compare(CheckedModel model, GraphFunction function, LoopProgram loops, int... batches) {
        Precision precision = loops.precision();
        Kernel kernel = kernel(loops);
        double tolerance = precision == Precision.DOUBLE ? 1e-11 : 1e-3;
        for (int batch : batches) {
            FunctionAtPoint point = new RandomPoint(model, batch, 3).of(function);
            double[][] expected = point.interpreted();
            double[][] found = point.run(kernel, precision);
            for (int k = 0; k < expected.length; k++) {
                for (int i = 0; i < expected[k].length; i++) {
                    if (Double.isNaN(expected[k][i]) && Double.isNaN(found[k][i])) {
                        continue;
                    }
                    double scale = Math.max(1, Math.abs(expected[k][i]));
                    assertThat(found[k][i])
                            .as("%s, batch %d, result %d[%d]", function.name(), batch, k, i)
                            .isCloseTo(expected[k][i], Offset.offset(tolerance * scale));
                }
            }
        }
    }

    /** A program as a kernel. */
    static Kernel kernel(LoopProgram loops) {
        JavaSource source = JavaEmitter.emit(loops, "nnm", "Kernel");
        return KernelLoader.load(new JaninoCompiler().compile(List.of(source)), source.qualifiedName())
                .get();
    }
}
