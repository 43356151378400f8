package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.View;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How kernels behave when they run. */
class KernelRunTest {

    /** A function that needs an array for the whole batch: each example uses the mean over all. */
    private static GraphFunction deviations(int size) {
        TestFunction f = new TestFunction();
        GraphBuilder g = f.build();
        Node e = g.apply(Elementwises.EXP, f.input("x", size));
        Node twice = g.multiply(e, g.node(View.permute(Shape.of(size), List.of(0)), e));
        return f.result("y", g.subtract(twice, g.batchMean(twice))).function("deviations");
    }

    @Test
    void aSecondRunAllocatesNothing() {
        Kernel kernel = RunFunction.kernel(deviations(8), Precision.FLOAT);
        Storage[] arguments = {Storage.allocate(Precision.FLOAT, 80), Storage.allocate(Precision.FLOAT, 80)};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20; i++) {
            kernel.run(10, arguments);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            kernel.run(1 + i % 10, arguments);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }

    @Test
    void batchesMayGrowAndShrink() {
        GraphFunction function = deviations(3);
        Kernel kernel = RunFunction.kernel(function, Precision.DOUBLE);
        for (int batch : new int[] {2, 7, 1, 0, 9, 3}) {
            RunFunction run = new RunFunction(function, batch).withRandomValues(batch);
            double[] expected = run.interpreted().get("y");
            Numbers.assertClose("y", run.run(kernel, Precision.DOUBLE).get("y"), expected, 1e-12);
        }
    }

    @Test
    void arraysThatAreTooShortAreRefused() {
        Kernel kernel = RunFunction.kernel(deviations(8), Precision.DOUBLE);
        Storage[] arguments = {Storage.allocate(Precision.DOUBLE, 7), Storage.allocate(Precision.DOUBLE, 16)};
        assertThatThrownBy(() -> kernel.run(2, arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an array of 7 elements was given for x, which needs 16");
        assertThatThrownBy(() -> kernel.run(Integer.MAX_VALUE, arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which needs 17179869176");
    }

    @Test
    void aBatchThatNoArrayCanHoldIsRefused() {
        TestFunction f = new TestFunction();
        GraphBuilder g = f.build();
        Node wide = g.apply(Elementwises.EXP, g.broadcast(f.input("x"), Shape.of(1000)));
        Node tall = g.multiply(wide, f.parameter("w", 1000));
        Node mean = g.batchMean(g.multiply(tall, tall));
        f.result("y", g.sum(g.multiply(tall, g.subtract(tall, mean)), List.of(0)));
        Kernel kernel = RunFunction.kernel(f.function("wide"), Precision.FLOAT);
        int batch = 3_000_000;
        Storage[] arguments = {
            Storage.allocate(Precision.FLOAT, batch),
            Storage.allocate(Precision.FLOAT, 1000),
            Storage.allocate(Precision.FLOAT, batch)
        };
        assertThatThrownBy(() -> kernel.run(batch, arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch of 3000000 examples is too large; the largest possible is 2147483");
    }

    @Test
    void aBranchThatIsNotTakenIsNotEvaluated() {
        TestFunction f = new TestFunction();
        GraphBuilder g = f.build();
        Node x = f.input("x");
        Node positive = g.apply(Elementwises.GREATER, x, g.constant(0));
        f.result("y", g.select(positive, g.apply(Elementwises.SQRT, x), g.constant(0)));
        assertThat(RunFunction.source(f.function("lazy"), Precision.DOUBLE).text())
                .contains("y[b] = x[b] > 0.0 ? Math.sqrt(x[b]) : 0.0;");
        assertThat(new RunFunction(f.function("lazy"), 3)
                        .with("x", 4, -4, 0)
                        .compiled(Precision.DOUBLE)
                        .get("y"))
                .containsExactly(2, 0, 0);
    }
}
