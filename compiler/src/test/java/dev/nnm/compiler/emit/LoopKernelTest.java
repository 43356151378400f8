package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.simplify.Simplifier;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops and their derivatives, compiled, against the interpreter. */
class LoopKernelTest {

    private static GraphFunction forKernels(GraphFunction function) {
        return function.withRoots(Simplifier.forKernels(function.graph(), function.roots()));
    }

    private static void check(GraphFunction function) {
        for (GraphFunction form : List.of(function, forKernels(function))) {
            compare(form, function, Precision.DOUBLE, 1e-11);
            compare(form, function, Precision.FLOAT, 2e-3);
        }
    }

    /** Runs the kernel of one form of a function and evaluates another. */
    private static void compare(GraphFunction form, GraphFunction function, Precision precision, double tolerance) {
        Kernel kernel = RunFunction.kernel(form, precision);
        for (int batch : new int[] {1, 3, 0}) {
            RunFunction run = new RunFunction(function, batch).withRandomValues(batch + 7);
            Map<String, double[]> compiled = run.run(kernel, precision);
            run.interpreted()
                    .forEach((name, expected) -> Numbers.assertClose(name, compiled.get(name), expected, tolerance));
        }
    }

    private static Map<Node, Node> gradient(LoopPrograms.Program program, Node y) {
        GraphBuilder g = program.function().build();
        Node loss = y.isBatched() ? g.batchSum(y) : y;
        return ReverseMode.adjoints(g.graph(), Map.of(loss, g.constant(1)), program.variables());
    }

    private static void addGradient(LoopPrograms.Program program, Map<Node, Node> adjoints) {
        program.variables().stream()
                .filter(adjoints::containsKey)
                .forEach(variable ->
                        program.function().result("by " + variable.operation().name(), adjoints.get(variable)));
    }

    private static Node tangent(LoopPrograms.Program program, Node y) {
        GraphBuilder g = program.function().build();
        Node w = program.variables().get(2);
        Node direction = g.node(new Stop(), g.apply(Elementwises.COS, g.multiply(g.constant(2), w)));
        Node tangent = ForwardMode.tangents(g.graph(), Map.of(w, direction), List.of(y))
                .get(y);
        return tangent == null ? g.constant(0) : tangent;
    }

    @ParameterizedTest
    @EnumSource(LoopPrograms.class)
    void values(LoopPrograms programs) {
        LoopPrograms.Program program = programs.program();
        check(program.function().result("y", program.y()).function("value"));
    }

    @ParameterizedTest
    @EnumSource(LoopPrograms.class)
    void forwardDerivatives(LoopPrograms programs) {
        LoopPrograms.Program program = programs.program();
        program.function().result("tangent", tangent(program, program.y()));
        check(program.function().result("y", program.y()).function("forward"));
    }

    @ParameterizedTest
    @EnumSource(LoopPrograms.class)
    void reverseDerivatives(LoopPrograms programs) {
        LoopPrograms.Program program = programs.program();
        Map<Node, Node> adjoints = gradient(program, program.y());
        assertThat(adjoints).isNotEmpty();
        addGradient(program, adjoints);
        check(program.function().result("y", program.y()).function("reverse"));
    }

    @ParameterizedTest
    @EnumSource(LoopPrograms.class)
    void secondDerivatives(LoopPrograms programs) {
        LoopPrograms.Program program = programs.program();
        addGradient(program, gradient(program, tangent(program, program.y())));
        Node first = gradient(program, program.y()).get(program.variables().get(1));
        program.function().result("forward of reverse", tangent(program, first));
        check(program.function().function("second"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void randomLoops(int group) {
        for (int seed = 20 * group; seed < 20 * (group + 1); seed++) {
            GraphFunction function = RandomFunctions.withLoops(seed, 4 + seed % 30);
            compare(function, function, Precision.DOUBLE, 1e-9);
            compare(forKernels(function), function, Precision.DOUBLE, 1e-9);
        }
    }

    /** The maximum over no examples is −∞, also of a value that is the same for all examples. */
    @Test
    void anInvariantMaximumOverTheBatch() {
        TestFunction f = new TestFunction();
        GraphBuilder g = f.build();
        Node state = g.bound("v", NodeType.real(Shape.SCALAR));
        Node invariant = g.bound("w", NodeType.real(Shape.SCALAR).withBatched(true));
        Node most = g.node(new BatchReduce(ReductionKind.MAXIMUM), g.apply(Elementwises.TANH, invariant));
        Node next = g.apply(Elementwises.TANH, g.add(state, most));
        Node scan = g.scan(
                new ScanBody(3, false, List.of(state), List.of(), List.of(invariant), List.of(next), null),
                List.of(g.constant(0), f.parameter("w")));
        GraphFunction function =
                f.result("last", g.result(scan, ScanResult.Kind.FINAL, state)).function("most");
        compare(forKernels(function), function, Precision.DOUBLE, 1e-11);
    }
}
