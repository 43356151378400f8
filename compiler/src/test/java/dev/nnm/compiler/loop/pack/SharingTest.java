package dev.nnm.compiler.loop.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.emit.JavaEmitter;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.emit.Networks;
import dev.nnm.compiler.emit.Numbers;
import dev.nnm.compiler.emit.RandomFunctions;
import dev.nnm.compiler.emit.RunFunction;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.lower.Lowering;
import dev.nnm.compiler.loop.share.SharingLimits;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.parallel.Workers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs all of whose loops are shared that can be. */
class SharingTest {

    private static final int[] BATCHES = {0, 1, 5, 19};
    private static final List<Workers> WORKERS =
            IntStream.of(2, 3, 5).mapToObj(Workers::of).toList();

    @ParameterizedTest
    @CsvSource({"0, 6500", "256, 6500", "0, 300", "256, 900"})
    void bitsDoNotDependOnThreads(int vectorBits, int limit) {
        long tasks = 0;
        for (GraphFunction function : functions()) {
            LoopProgram lowered = Lowering.lower(function, Precision.DOUBLE, new Target(vectorBits));
            LoopProgram program = Packing.pack(lowered, limit, RoomSharing.LEAST_SIZE, new SharingLimits(0, 2));
            tasks += program.methods().stream().filter(LoopMethod::isTask).count();
            assertSameForAllThreads(function, program);
        }
        assertThat(tasks).isGreaterThan(100);
    }

    private static List<GraphFunction> functions() {
        Stream<GraphFunction> random = IntStream.range(0, 60)
                .mapToObj(seed -> seed < 30 ? RandomFunctions.of(seed, 25) : RandomFunctions.withLoops(seed, 25));
        return Stream.concat(random, Stream.of(Networks.classifier(4, 8, 3), Networks.classifier(17, 33, 19)))
                .toList();
    }

    private static void assertSameForAllThreads(GraphFunction function, LoopProgram program) {
        Kernel kernel = kernel(program);
        for (int batch : BATCHES) {
            RunFunction run = new RunFunction(function, batch).withRandomValues(batch + 5);
            kernel.use(Workers.ONE);
            Map<String, double[]> alone = run.run(kernel, Precision.DOUBLE);
            run.interpreted().forEach((name, value) -> Numbers.assertClose(name, alone.get(name), value, 1e-11));
            for (Workers workers : WORKERS) {
                kernel.use(workers);
                run.run(kernel, Precision.DOUBLE)
                        .forEach((name, value) -> assertThat(value).as(name).isEqualTo(alone.get(name)));
            }
        }
    }

    /** A kernel that tells other threads of everything. */
    private static Kernel kernel(LoopProgram program) {
        JavaSource source = JavaEmitter.emit(program, "nnm.test", "Function");
        String eager = source.text().replace("products < 250000 ?", "products < 0 ?");
        Map<String, byte[]> classes =
                new JaninoCompiler().compile(List.of(new JavaSource(source.qualifiedName(), eager)));
        return KernelLoader.load(classes, source.qualifiedName()).get();
    }

    @Test
    void smallLoopsStayWhereTheyAre() {
        LoopProgram program =
                Packing.pack(Lowering.lower(Networks.classifier(4, 8, 3), Precision.DOUBLE, Target.SCALAR));
        assertThat(program.methods()).noneMatch(LoopMethod::isTask);
    }
}
