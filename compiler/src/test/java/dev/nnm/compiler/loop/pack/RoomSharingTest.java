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
import dev.nnm.compiler.loop.Lifetimes;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.SharedRoom;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.lower.Lowering;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Vectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomSharingTest {

    private static LoopProgram sharing(GraphFunction function, Target target) {
        return Packing.pack(Lowering.lower(function, Precision.DOUBLE, target), Packing.LIMIT, 1);
    }

    /** Runs twice, so that memory is not fresh, and with batches of different sizes. */
    private static void assertSameAsInterpreter(GraphFunction function, LoopProgram program) {
        JavaSource source = JavaEmitter.emit(program, "nnm.test", "Function");
        Map<String, byte[]> classes = new JaninoCompiler().compile(List.of(source));
        Kernel kernel = KernelLoader.load(classes, source.qualifiedName()).get();
        for (int batch : new int[] {0, 5, 3}) {
            RunFunction run = new RunFunction(function, batch).withRandomValues(batch + 5);
            Map<String, double[]> compiled = run.run(kernel, Precision.DOUBLE);
            run.interpreted().forEach((name, value) -> Numbers.assertClose(name, compiled.get(name), value, 1e-11));
        }
    }

    private static void assertFits(LoopProgram program, SharedRoom shared) {
        Lifetimes lifetimes = Lifetimes.of(program);
        assertThat(shared.holds()).hasSizeGreaterThan(1);
        int free = 0;
        for (LoopArray array : shared.holds()) {
            Lifetimes.Lifetime lifetime = lifetimes.of(array.name());
            assertThat(lifetime.first()).isGreaterThan(free);
            assertThat(array.size()).isLessThanOrEqualTo(shared.room().size());
            assertThat(array.batched()).isEqualTo(shared.room().batched());
            free = lifetime.last();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, 512})
    void programsThatShareMemoryComputeTheSame(int vectorBits) {
        int rooms = 0;
        for (int seed = 0; seed < 60; seed++) {
            GraphFunction function = seed < 30 ? RandomFunctions.of(seed, 40) : RandomFunctions.withLoops(seed, 40);
            LoopProgram program = sharing(function, new Target(Math.min(vectorBits, Vectors.longestBits())));
            program.rooms().forEach(room -> assertFits(program, room));
            assertSameAsInterpreter(function, program);
            rooms += program.rooms().size();
        }
        assertThat(rooms).isGreaterThan(20);
    }

    @Test
    void smallArraysAreLeftAlone() {
        LoopProgram program =
                Packing.pack(Lowering.lower(Networks.classifier(4, 6, 3), Precision.DOUBLE, Target.SCALAR));
        assertThat(program.rooms()).isEmpty();
    }
}
