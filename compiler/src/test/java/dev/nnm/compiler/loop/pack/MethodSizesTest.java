package dev.nnm.compiler.loop.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.emit.JavaEmitter;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.emit.TestFunction;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.lower.Lowering;
import dev.nnm.compiler.loop.share.SharingLimits;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.parallel.Workers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Programs whose methods were once longer than what HotSpot compiles. */
class MethodSizesTest {

    private static final int SIZE = 64;

    private final LoopProgram copy = copy();
    private final Buffer x = Buffer.whole(array("parameters"), Shape.of(SIZE));
    private final Buffer y = Buffer.whole(array("y"), Shape.of(SIZE));
    private final LoopIndex i = new LoopIndex(1_000, "i", new Extent.Fixed(SIZE));
    private final LoopIndex j = new LoopIndex(1_001, "j", new Extent.Fixed(SIZE / 2 + 1));

    /** A program with an argument p and a result y, both fixed; its statements are replaced. */
    private static LoopProgram copy() {
        TestFunction f = new TestFunction();
        f.result("y", f.build().negate(f.parameter("p", SIZE)));
        return Lowering.lower(f.function("f"), Precision.DOUBLE, Target.MIDDLE);
    }

    private LoopArray array(String name) {
        return copy.arrays().stream()
                .filter(array -> array.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private LoopProgram packed(List<Statement> statements, SharingLimits sharing) {
        LoopProgram program = copy.with(copy.arrays(), List.of(copy.entry().withBody(statements)));
        return Packing.pack(program, Packing.LIMIT, RoomSharing.LEAST_SIZE, sharing);
    }

    private static Map<String, byte[]> compiled(JavaSource source) {
        Map<String, byte[]> classes = new JaninoCompiler().compile(List.of(source));
        BytecodeSizes.assertCompiledByTheJit(classes);
        return classes;
    }

    @Test
    void aLoopInLanesWithManyConditionsOfIndices() {
        List<Statement> stores = IntStream.range(0, 33).mapToObj(this::store).toList();
        Statement inner = new Statement.Loop(j, Statement.Iterations.INDEPENDENT, stores);
        Statement outer = new Statement.Loop(i, Statement.Iterations.INDEPENDENT, List.of(inner));
        LoopProgram packed = packed(List.of(outer), SharingLimits.USUAL);
        assertThat(compiled(JavaEmitter.emit(packed, "nnm.test", "Function"))).isNotEmpty();
    }

    private Statement store(int number) {
        Scalar value = load(number);
        for (int k = 0; k < 3; k++) {
            Scalar condition = new Scalar.NumberAsTruth(new Scalar.Load(x, Affine.of(i)));
            RangeCheck one = new RangeCheck(Affine.of(i).plus(-8 - k), 1);
            RangeCheck other = new RangeCheck(Affine.of(i).times(2).plus(-9 - k), 3);
            Scalar inside = new Scalar.Guarded(List.of(one, other), load(k));
            value = new Scalar.Apply(Elementwises.SELECT, List.of(condition, inside, value), ElementType.REAL);
        }
        return new Statement.Store(y, Affine.of(j).plus(number % 32), value, Origin.UNKNOWN);
    }

    private Scalar load(int offset) {
        return new Scalar.Load(x, Affine.of(j).plus(offset % 32));
    }

    @Test
    void veryManyTasks() {
        List<Statement> loops = IntStream.range(0, SIZE * 10)
                .mapToObj(k -> (Statement) new Statement.Loop(
                        j,
                        Statement.Iterations.INDEPENDENT,
                        List.of(new Statement.Store(y, Affine.of(j).plus(k % 32), load(k / 20), Origin.UNKNOWN))))
                .toList();
        LoopProgram packed = packed(loops, new SharingLimits(0, 2));
        assertThat(packed.methods()).filteredOn(method -> method.isTask()).hasSameSizeAs(loops);
        JavaSource source = JavaEmitter.emit(packed, "nnm.test", "Function");
        Kernel kernel =
                KernelLoader.load(compiled(source), source.qualifiedName()).get();
        double[] given = IntStream.range(0, SIZE).asDoubleStream().toArray();
        double[] result = new double[SIZE];
        kernel.use(Workers.of(2));
        kernel.run(1, new Storage[] {new DoubleStorage(given), new DoubleStorage(result)});
        // The last loop copies the second half as it is; the one before would have moved it.
        assertThat(result[SIZE - 2]).isEqualTo(given[SIZE - 2]);
    }
}
