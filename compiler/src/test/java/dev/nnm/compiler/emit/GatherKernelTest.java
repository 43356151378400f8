package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Scatter;
import dev.nnm.compiler.op.View;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Elements at computed indices, read and added up by kernels, against the interpreter. */
class GatherKernelTest {

    private final TestFunction f = new TestFunction();
    private final GraphBuilder g = f.build();

    private void check() {
        GraphFunction function = f.function("gather");
        for (Precision precision : Precision.values()) {
            double tolerance = precision == Precision.DOUBLE ? 1e-13 : 1e-5;
            Kernel kernel = RunFunction.kernel(function, precision);
            for (int batch : new int[] {0, 1, 3}) {
                RunFunction run = new RunFunction(function, batch).withRandomValues(batch + 7);
                Map<String, double[]> compiled = run.run(kernel, precision);
                run.interpreted()
                        .forEach(
                                (name, expected) -> Numbers.assertClose(name, compiled.get(name), expected, tolerance));
            }
        }
    }

    /** Numbers between about −2 and 5: some lie outside of what they index. */
    private Node indices(Node numbers) {
        return g.add(g.multiply(numbers, g.constant(1.7)), g.constant(1.2));
    }

    private Node axis(int axis, Integer... sizes) {
        return g.index(axis, Shape.of(sizes));
    }

    private String source() {
        return RunFunction.source(f.function("gather"), Precision.DOUBLE).text();
    }

    @Test
    void anElementOfAVector() {
        Node label = f.input("label");
        Node logits = f.input("logits", 4);
        f.result("chosen", g.gather(logits, List.of(label)));
        assertThat(source()).contains("int at = position(label[b], 4);", "at >= 0 ? logits[b * 4 + at] : 0.0");
        check();
    }

    @Test
    void aRowForEachTokenIsFoundOncePerToken() {
        Node table = f.parameter("E", 5, 3);
        Node tokens = indices(f.input("tokens", 6));
        Node rows = g.gather(table, List.of(g.reshape(tokens, Shape.of(6, 1)), axis(1, 6, 3)));
        f.result("rows", g.apply(Elementwises.TANH, rows));
        assertThat(source().split("position\\(", -1)).hasSize(2);
        assertThat(source()).contains("at * 3 + j");
        check();
    }

    @Test
    void computedAndAffineIndicesTogether() {
        Node a = f.input("A", 3, 4);
        Node p = indices(f.input("p", 3));
        Node q = indices(f.parameter("q", 3));
        f.result("row", g.gather(a, List.of(g.node(new Iota(3)), p)));
        f.result("shifted", g.gather(a, List.of(g.add(g.node(new Iota(3)), g.constant(1)), p)));
        f.result("both", g.gather(a, List.of(q, p)));
        f.result("fixed", g.gather(a, List.of(g.constant(2), q)));
        f.result("counted", g.gather(g.node(new Iota(7)), List.of(p)));
        check();
    }

    @Test
    void whatIsComputedIsReadWhereItLies() {
        Node x = f.input("x", 4);
        Node p = indices(f.input("p", 9));
        Node computed = g.apply(Elementwises.EXP, g.negate(g.square(x)));
        f.result("many", g.gather(computed, List.of(p)));
        f.result("one", g.gather(g.apply(Elementwises.SIN, x), List.of(indices(f.input("s")))));
        f.result("flipped", g.gather(flipped(x), List.of(p)));
        check();
    }

    private Node flipped(Node x) {
        int size = x.shape().size(0);
        return g.view(new View(x.shape(), List.of(new AffineIndex(size - 1, List.of(-1)))), x);
    }

    @Test
    void aGatherOfAGatherIsGuarded() {
        Node x = f.input("x", 4);
        Node p = indices(f.input("p", 5));
        Node q = indices(f.input("q", 3));
        Node inner = g.gather(indices(x), List.of(p));
        f.result("composed", g.gather(inner, List.of(q)));
        f.result("nested", g.gather(x, List.of(g.gather(p, List.of(q)))));
        check();
    }

    @Test
    void outsideOfAViewNothingIsRead() {
        Node x = f.input("x", 4);
        Node p = indices(f.input("p", 5));
        Node gathered = g.add(g.gather(x, List.of(p)), g.constant(1));
        f.result("padded", g.view(new View(Shape.of(9), List.of(new AffineIndex(-2, List.of(1)))), gathered));
        f.result(
                "cells",
                g.reshape(g.gather(x, List.of(g.reshape(indices(f.input("s", 6)), Shape.of(2, 3)))), Shape.of(6)));
        check();
    }

    @Test
    void sharedIndicesAreFoundOnce() {
        Node x = f.input("x", 4);
        Node y = f.input("y", 4);
        Node p = f.input("p", 5);
        f.result("r", g.multiply(g.gather(x, List.of(p)), g.gather(y, List.of(p))));
        assertThat(source().split("position\\(", -1)).hasSize(2);
        check();
    }

    @Test
    void scatters() {
        Node v = f.input("v", 6);
        Node w = f.parameter("w", 6);
        Node p = indices(f.input("p", 6));
        Node q = indices(f.parameter("q", 6));
        f.result("sums", g.scatter(v, Shape.of(4), List.of(p)));
        f.result("shared", g.scatter(w, Shape.of(4), List.of(q)));
        f.result("mixed", g.scatter(w, Shape.of(4), List.of(p)));
        f.result("cells", g.scatter(v, Shape.of(2, 3), List.of(q, p)));
        f.result("rows", g.scatter(v, Shape.of(6, 3), List.of(g.node(new Iota(6)), p)));
        f.result("one", g.scatter(v, Shape.of(1), List.of(p)));
        f.result("used", g.apply(Elementwises.SIN, g.scatter(g.square(v), Shape.of(4), List.of(p))));
        check();
    }

    @Test
    void scattersOverTheBatch() {
        Node v = f.input("v", 6);
        Node w = f.parameter("w", 6);
        Node p = indices(f.input("p", 6));
        Node q = indices(f.parameter("q", 6));
        f.result("sums", g.batchSum(g.scatter(v, Shape.of(4), List.of(p))));
        f.result("fixed", g.batchSum(g.scatter(v, Shape.of(4), List.of(q))));
        f.result("weights", g.batchSum(g.scatter(w, Shape.of(4), List.of(p))));
        Node later = g.add(g.scatter(v, Shape.of(4), List.of(p)), g.constant(1));
        f.result("later", g.batchSum(g.multiply(later, later)));
        check();
    }

    @Test
    void aScatterAddsInTheOrderOfItsElements() {
        Node v = f.input("v", 4);
        Node p = f.input("p", 4);
        f.result("sum", g.node(new Scatter(Shape.of(2), true), v, p));
        double[] found = new RunFunction(f.function("scatter"), 2)
                .with("v", 1e16, 1, -1e16, 3, 1, 1e16, -1e16, 5)
                .with("p", 0, 0, 0, 1, 0, 0, 0, Double.NaN)
                .compiled(Precision.DOUBLE)
                .get("sum");
        assertThat(found).containsExactly(0, 3);
    }
}
