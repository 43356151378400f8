package dev.nnm.compiler.loop.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.emit.JavaEmitter;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.emit.LongChain;
import dev.nnm.compiler.emit.Networks;
import dev.nnm.compiler.emit.Numbers;
import dev.nnm.compiler.emit.RandomFunctions;
import dev.nnm.compiler.emit.RunFunction;
import dev.nnm.compiler.emit.TestFunction;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.JavacCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.lower.Lowering;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.View;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {

    private static JavaSource emit(LoopProgram program) {
        return JavaEmitter.emit(program, "nnm.test", "Function");
    }

    private static void assertSameAsInterpreter(GraphFunction function, Kernel kernel, int batch) {
        RunFunction run = new RunFunction(function, batch).withRandomValues(batch + 5);
        Map<String, double[]> compiled = run.run(kernel, Precision.DOUBLE);
        run.interpreted().forEach((name, value) -> Numbers.assertClose(name, compiled.get(name), value, 1e-11));
    }

    @Test
    void smallProgramsStayAsTheyAre() {
        LoopProgram program = Lowering.lower(Networks.classifier(4, 8, 3), Precision.DOUBLE, Target.SCALAR);
        assertThat(Packing.pack(program).methods()).isEqualTo(program.methods());
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 250, 600})
    void splitProgramsComputeTheSame(int limit) {
        int methods = 0;
        for (int seed = 0; seed < 50; seed++) {
            GraphFunction function = seed < 25 ? RandomFunctions.of(seed, 25) : RandomFunctions.withLoops(seed, 25);
            LoopProgram program = Packing.pack(
                    Lowering.lower(function, Precision.DOUBLE, Target.SCALAR), limit, RoomSharing.LEAST_SIZE);
            JavaSource source = emit(program);
            Map<String, byte[]> classes = new JaninoCompiler().compile(List.of(source));
            Kernel kernel = KernelLoader.load(classes, source.qualifiedName()).get();
            assertSameAsInterpreter(function, kernel, 0);
            assertSameAsInterpreter(function, kernel, 3);
            methods += program.methods().size();
        }
        assertThat(methods).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "10000, false", "10000, true"})
    void longChainsAreSplitAndComputeTheSame(int operations, boolean batched) {
        GraphFunction function = LongChain.of(operations, batched);
        JavaSource source = emit(Packing.pack(Lowering.lower(function, Precision.DOUBLE, Target.SCALAR)));
        Map<String, byte[]> classes = new JaninoCompiler().compile(List.of(source));
        BytecodeSizes.assertCompiledByTheJit(classes);
        Kernel kernel = KernelLoader.load(classes, source.qualifiedName()).get();
        assertSameAsInterpreter(function, kernel, 3);
    }

    @Test
    void aHundredThousandOperationsWithAsManyNumbersCompileAndRun() {
        GraphFunction function = LongChain.of(100_000, true);
        JavaSource source = emit(Packing.pack(Lowering.lower(function, Precision.DOUBLE, Target.SCALAR)));
        Map<String, byte[]> classes = new JaninoCompiler().compile(List.of(source));
        BytecodeSizes.assertCompiledByTheJit(classes);
        assertSameAsInterpreter(
                function, KernelLoader.load(classes, source.qualifiedName()).get(), 2);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theEstimateIsAnUpperBoundInBothCompilers(Precision precision) {
        for (int seed = 0; seed < 30; seed++) {
            GraphFunction function = seed < 15 ? RandomFunctions.of(seed, 60) : RandomFunctions.withLoops(seed, 40);
            JavaSource source =
                    emit(Packing.pack(Lowering.lower(function, precision, Target.SCALAR), 700, RoomSharing.LEAST_SIZE));
            BytecodeSizes.assertAllBelow(701, new JaninoCompiler().compile(List.of(source)));
            BytecodeSizes.assertAllBelow(701, new JavacCompiler().compile(List.of(source)));
        }
    }

    @Test
    void veryManyWorkArraysShareFew() {
        TestFunction f = new TestFunction();
        Node x = f.input("x", 4);
        Node p = f.parameter("p", 4);
        for (int i = 0; i < 450; i++) {
            x = reversed(f, f.build().apply(Elementwises.TANH, f.build().add(x, reversed(f, x))));
            p = reversed(f, f.build().apply(Elementwises.TANH, f.build().add(p, reversed(f, p))));
            Node mean = i % 150 == 0 ? f.build().batchMean(x) : f.build().constant(0);
            x = f.build().subtract(x, mean);
        }
        f.result("y", f.build().add(x, p));
        GraphFunction function = f.function("many");
        LoopProgram lowered = Lowering.lower(function, Precision.DOUBLE, Target.SCALAR);
        LoopProgram packed = Packing.pack(lowered);
        assertThat(workArrays(lowered)).isGreaterThan(400);
        assertThat(workArrays(packed)).isLessThan(5);
        JavaSource source = emit(packed);
        Map<String, byte[]> classes = new JaninoCompiler().compile(List.of(source));
        BytecodeSizes.assertCompiledByTheJit(classes);
        assertSameAsInterpreter(
                function, KernelLoader.load(classes, source.qualifiedName()).get(), 3);
    }

    private static Node reversed(TestFunction f, Node vector) {
        return f.build().node(new View(Shape.of(4), List.of(new AffineIndex(3, List.of(-1)))), vector);
    }

    private static long workArrays(LoopProgram program) {
        return program.arrays().stream()
                .filter(array -> array.role() instanceof LoopArray.Role.Work)
                .count();
    }
}
