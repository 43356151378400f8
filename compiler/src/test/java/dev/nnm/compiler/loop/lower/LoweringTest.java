package dev.nnm.compiler.loop.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.compiler.emit.Networks;
import dev.nnm.compiler.emit.TestFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopPrinter;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which loops and which arrays a function gets. */
class LoweringTest {

    private final TestFunction f = new TestFunction();
    private final GraphBuilder g = f.build();

    private LoopProgram lowered() {
        return Lowering.lower(f.function("f"), Precision.DOUBLE, Target.SCALAR);
    }

    private static List<String> workArrays(LoopProgram program) {
        return program.arrays().stream()
                .filter(array -> array.role() instanceof LoopArray.Role.Work)
                .map(array -> array.name() + array.size() + (array.batched() ? " per example" : ""))
                .toList();
    }

    private static String loops(LoopProgram program) {
        List<String> loops = new ArrayList<>();
        Walk.statements(program.entry().body(), statement -> {
            if (statement instanceof Statement.Loop loop) {
                loops.add(loop.index().name() + ":" + loop.index().extent());
            }
        });
        return String.join(" ", loops);
    }

    @Test
    void aScalarFunctionWithSharedValuesNeedsNoMemory() {
        Node x = f.input("x");
        Node e = g.apply(Elementwises.EXP, x);
        Node s = g.apply(Elementwises.SIN, g.multiply(e, e));
        f.result("y", g.add(s, g.multiply(s, e)));
        assertThat(workArrays(lowered())).isEmpty();
        assertThat(loops(lowered())).isEqualTo("b:batch");
    }

    @Test
    void softmaxIsOneLoopOverTheBatchWithThreeInside() {
        Node x = f.input("x", 5);
        Node e = f.named("e", g.apply(Elementwises.EXP, g.subtract(x, g.reduce(ReductionKind.MAXIMUM, x, List.of(0)))));
        f.result("p", g.divide(e, g.sum(e, List.of(0))));
        assertThat(loops(lowered())).isEqualTo("b:batch i:5 i:5 i:5");
        assertThat(workArrays(lowered())).containsExactly("e5");
    }

    @Test
    void aProductOfAMatrixAndAVectorIsNeverStored() {
        Node w = f.parameter("W", 7, 9);
        Node x = f.input("x", 9);
        f.result("y", g.apply(Elementwises.TANH, g.sum(g.multiply(w, x), List.of(1))));
        assertThat(workArrays(lowered())).isEmpty();
        assertThat(loops(lowered())).isEqualTo("b:batch i:7 j:9");
    }

    @Test
    void aTransposedProductSweepsRows() {
        Node w = f.parameter("W", 7, 9);
        Node yBar = f.input("y_bar", 7);
        Node product = g.multiply(w, g.node(View.spread(Shape.of(7, 9), List.of(0)), yBar));
        f.result("x_bar", g.sum(product, List.of(0)));
        assertThat(loops(lowered())).isEqualTo("b:batch i:9 i:7 j:9");
        assertThat(LoopPrinter.print(lowered())).contains("x_bar[9 b + j] += multiply(W[9 i + j], y_bar[7 b + i])");
    }

    @Test
    void aSumOverTheBatchOfSumsInMemoryIsOneNest() {
        Shape space = Shape.of(6, 5, 8);
        Node y = f.input("Y", 6, 5);
        Node x = f.input("X", 6, 8);
        Node outer =
                g.multiply(g.node(View.spread(space, List.of(0, 1)), y), g.node(View.spread(space, List.of(0, 2)), x));
        f.result("W", g.batchSum(g.sum(outer, List.of(0))));
        assertThat(workArrays(lowered())).isEmpty();
        assertThat(loops(lowered())).isEqualTo("i:5 j:8 b:batch i:5 j:6 k:8");
    }

    @Test
    void aTransposedGradientIsCollectedWhereItIsWanted() {
        Node zBar = f.input("z_bar", 5);
        Node x = f.input("x", 6);
        Shape space = Shape.of(5, 6);
        Node outer = g.multiply(g.node(View.spread(space, List.of(0)), zBar), g.broadcast(x, space));
        f.result("W", g.transpose(g.batchSum(outer)));
        f.result("flat", g.reshape(g.batchSum(g.multiply(outer, outer)), Shape.of(30)));
        assertThat(workArrays(lowered())).isEmpty();
        assertThat(LoopPrinter.print(lowered()))
                .contains("W[5 i + j] += multiply(z_bar[5 b + j], x[6 b + i])")
                .contains("flat[6 i + j] += ");
    }

    @Test
    void whatIsTheSameForAllExamplesIsComputedOnce() {
        Node w = f.parameter("W", 3);
        Node x = f.input("x", 3);
        f.result("y", g.multiply(x, f.named("e", g.apply(Elementwises.EXP, w))));
        assertThat(loops(lowered())).isEqualTo("i:3 b:batch i:3");
        assertThat(workArrays(lowered())).containsExactly("e3");
    }

    @Test
    void aBiasIsAddedWhereAStepReadsTheSequence() {
        Node sums = g.sum(f.input("x", 4, 3, 2), List.of(2));
        Node bias = g.broadcast(f.parameter("b", 3), Shape.of(4, 3));
        f.result("y", lastStateOver(g.add(sums, bias), Elementwises.SIN));
        assertThat(workArrays(lowered())).containsExactly("sum12 per example");
        assertThat(LoopPrinter.print(lowered())).contains("sin(add(sum[3 t + 12 b + i], b[i]))");
    }

    @Test
    void aSequenceThatTakesMoreWorkIsStored() {
        Node x = f.input("x", 4, 3);
        f.result("y", lastStateOver(f.named("e", g.apply(Elementwises.EXP, x)), Elementwises.SIN));
        assertThat(workArrays(lowered())).containsExactly("e12 per example");
    }

    /** The last h of h + function(xt), from 0. */
    private Node lastStateOver(Node sequence, Elementwise function) {
        Node h = g.bound("h", sequence.type().withShape(Shape.of(3)));
        Node element = g.bound("xt", h.type());
        ScanBody body = new ScanBody(
                4, false, List.of(h), List.of(element), List.of(), List.of(g.add(h, g.apply(function, element))), null);
        Node scan = g.scan(body, List.of(g.constant(0, Shape.of(3)), sequence));
        return g.result(scan, ScanResult.Kind.FINAL, h);
    }

    @Test
    void cheapProductsFarLargerThanTheirFactorsAreComputedAgain() {
        Node a = f.input("a", 8);
        Node c = f.input("c", 8);
        Shape space = Shape.of(8, 8);
        Node product = g.multiply(g.node(View.spread(space, List.of(0)), a), g.broadcast(c, space));
        f.result("rows", g.sum(product, List.of(1)));
        f.result("columns", g.sum(g.multiply(product, product), List.of(0)));
        assertThat(workArrays(lowered())).isEmpty();
    }

    @Test
    void aTrainingStepKeepsOneExamplesValuesOnly() {
        LoopProgram program = Lowering.lower(Networks.classifier(4, 8, 3), Precision.FLOAT, Target.SCALAR);
        assertThat(workArrays(program)).noneMatch(array -> array.endsWith("per example"));
        assertThat(program.entry().body().stream().filter(LoweringTest::isBatchLoop))
                .hasSize(1);
    }

    private static boolean isBatchLoop(Statement statement) {
        return statement instanceof Statement.Loop loop && loop.index().extent() instanceof Extent.Batch;
    }

    @Test
    void whereConditionsOnAnIndexChangeALoopEnds() {
        Node x = f.input("x", 5);
        Node z = f.input("z", 3);
        Node left = g.node(new View(Shape.of(8), List.of(AffineIndex.axis(0, 1))), x);
        Node right = g.node(new View(Shape.of(8), List.of(AffineIndex.along(0, 1, -5, 1))), z);
        f.result("joined", g.add(left, right));
        LoopProgram program = lowered();
        assertThat(loops(program)).isEqualTo("b:batch i:5 i:3");
        assertThat(LoopPrinter.print(program)).doesNotContain("if");
    }

    @Test
    void theSameFunctionGivesTheSameLoops() {
        String first = LoopPrinter.print(Lowering.lower(Networks.classifier(5, 6, 4), Precision.FLOAT, Target.SCALAR));
        assertThat(LoopPrinter.print(Lowering.lower(Networks.classifier(5, 6, 4), Precision.FLOAT, Target.SCALAR)))
                .isEqualTo(first);
    }

    @Test
    void aValueThatNoArrayHoldsIsRefusedWhereItWasWritten() {
        Node a = f.input("a", 100_000);
        Shape space = Shape.of(100_000, 100_000);
        GraphBuilder line = f.line("y = outer(a, a)");
        Node large = line.apply(Elementwises.EXP, g.node(View.spread(space, List.of(0)), a));
        Node both = line.add(large, line.transpose(large));
        f.result("y", line.sum(both, List.of(0, 1)));
        assertThatThrownBy(this::lowered)
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("too large to be stored")
                .hasMessageContaining("[100000, 100000]");
    }

    @Test
    void aMissingInputIsNamed() {
        f.result("y", g.node(new Variable("z", Variable.Kind.INPUT, Shape.SCALAR)));
        assertThatThrownBy(this::lowered)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("z");
    }
}
