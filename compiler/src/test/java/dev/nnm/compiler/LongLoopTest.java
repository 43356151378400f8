package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops of many steps: they run forward and backward, and their code is that of loops of few steps. */
class LongLoopTest {

    private static final int STEPS = 10_000;
    private static final int MANY_STEPS = 1_000_000;
    private static final NnmCompiler COMPILER = NnmCompiler.standard();

    private static final String RECURRENT = """
            input x[%d, 2]
            param W[3, 3] ~ glorot
            param V[3, 2] ~ glorot
            h = scan h over xt in x from zeros(3) { tanh(W @ h + V @ xt) }
            output y = sum(h)
            loss   y^2
            """;

    private static final String COLLECTING = """
            input x[%d]
            param w = 0.3
            s = scan (a, b) over xt in reverse x from (0, 1) collect { (sin(a + w * xt), 0.5 * b + a^2) }
            (a, b) = s
            output y = 0.001 * sum(a * b)
            loss   y^2
            """;

    private static final String BOUNDED = """
            input x
            param w = 0.3
            (h, n) = while n < 9000 + x from h = x, n = 0 max %d { (sin(h) + w, n + 1) }
            output y = h
            loss   y^2
            """;

    private static CheckedModel model(String text, int steps) {
        return COMPILER.check(COMPILER.parse(new SourceText("long.nnm", text.formatted(steps))));
    }

    private static DerivativeFunctions derivatives(CheckedModel model) {
        return new DerivativeFunctions(model, model.outputs().get(0));
    }

    private static List<NamedNode> variables(CheckedModel model) {
        List<NamedNode> variables = new ArrayList<>(model.numericInputs());
        model.trained().forEach(p -> variables.add(new NamedNode(p.parameter().name(), p.node())));
        return variables;
    }

    private static double[][] run(GraphFunction function, double[]... arguments) {
        Kernel kernel = COMPILER.kernel(function, "Long", Precision.DOUBLE).get();
        return new FunctionAtPoint(function, 1, List.of(arguments)).run(kernel, Precision.DOUBLE);
    }

    /** hₜ = sin(hₜ₋₁ + w xₜ), its derivatives by the recursions that are written down for it, one by one. */
    @Test
    void tenThousandStepsForwardAndReverse() {
        CheckedModel model = model("""
                input x[%d]
                param w = 0.7
                output y = scan h over xt in x from 0.1 { sin(h + w * xt) }
                """, STEPS);
        double w = 0.7;
        double[] x = new Random(5).doubles(STEPS, -1, 1).toArray();
        double[] h = new double[STEPS + 1];
        double[] slope = new double[STEPS];
        h[0] = 0.1;
        double byW = 0;
        for (int t = 0; t < STEPS; t++) {
            h[t + 1] = Math.sin(h[t] + w * x[t]);
            slope[t] = Math.cos(h[t] + w * x[t]);
            byW = slope[t] * (byW + x[t]);
        }
        double[] byX = new double[STEPS];
        double adjoint = 1;
        for (int t = STEPS - 1; t >= 0; t--) {
            byX[t] = adjoint * slope[t] * w;
            adjoint *= slope[t];
        }
        DerivativeFunctions derivatives = derivatives(model);
        double[][] reverse = run(derivatives.reverse(variables(model)), x, new double[] {w});
        assertThat(reverse[0][0]).isCloseTo(h[STEPS], within(1e-12));
        assertThat(reverse[1]).containsExactly(byX, within(1e-12));
        assertThat(reverse[2][0]).isCloseTo(byW, within(1e-12));
        double[][] forward =
                run(derivatives.forward(variables(model)), x, new double[] {w}, new double[STEPS], new double[] {1});
        assertThat(forward[1][0]).isCloseTo(byW, within(1e-12));
        double[][] value = run(derivatives.value(), x, new double[] {w});
        assertThat(value[0][0]).isCloseTo(h[STEPS], within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {RECURRENT, COLLECTING, BOUNDED})
    void otherLongLoopsInForwardAndReverse(String text) {
        CheckedModel model = model(text, STEPS);
        DerivativeFunctions derivatives = derivatives(model);
        List<NamedNode> variables = variables(model);
        GraphFunction reverse = derivatives.reverse(variables);
        FunctionAtPoint point = new RandomPoint(model, 1, 3).of(reverse);
        double[][] values = point.arguments().toArray(double[][]::new);
        double[][] gradient = run(reverse, values);
        double[][] interpreted = point.interpreted();
        double[][] directions = new double[variables.size()][];
        double expected = 0;
        for (int k = 0; k < directions.length; k++) {
            assertThat(gradient[k + 1]).containsExactly(interpreted[k + 1], within(1e-10));
            directions[k] = new Random(k).doubles(gradient[k + 1].length).toArray();
            for (int i = 0; i < directions[k].length; i++) {
                expected += gradient[k + 1][i] * directions[k][i];
            }
        }
        double[][] all = Stream.of(values, directions).flatMap(Arrays::stream).toArray(double[][]::new);
        double[][] forward = run(derivatives.forward(variables), all);
        assertThat(forward[0]).containsExactly(interpreted[0], within(1e-10));
        assertThat(forward[1][0]).isCloseTo(expected, within(1e-9));
    }

    /**
     * All functions of a model, apart from numbers and line breaks. With so many steps every loop over them is one that
     * threads share, and both numbers are whole numbers of vectors.
     */
    @ParameterizedTest
    @ValueSource(strings = {RECURRENT, COLLECTING, BOUNDED})
    void codeDoesNotGrowWithTheNumberOfSteps(String text) {
        for (NnmCompiler compiler : List.of(COMPILER.withTarget(Target.SCALAR), COMPILER)) {
            assertThat(code(compiler, model(text, 2 * MANY_STEPS))).isEqualTo(code(compiler, model(text, MANY_STEPS)));
        }
    }

    /** Were the body read twice at each level, the graph would have 64 times as many nodes. */
    @ParameterizedTest
    @ValueSource(strings = {"grad(y, w)", "grad(y, x)", "hvp(y, w, x[0])", "jvp(y, w, 1)"})
    void loopsInLoopsAreDifferentiatedOnce(String derivative) {
        assertThat(graphSize(12, derivative)).isLessThan(4 * graphSize(6, derivative));
    }

    private static int graphSize(int depth, String derivative) {
        String loops = "if h > 0 then sqrt(h) else w * h";
        for (int level = 1; level <= depth; level++) {
            String state = level == 1 ? "h" : "h" + level;
            String initial = level == depth ? "x[1]" : "h" + (level + 1);
            loops = "scan %s over t%d in x from %s { %s }".formatted(state, level, initial, loops);
        }
        String text = "input x[3]\nparam w = 0.5\ny = " + loops + "\noutput d = " + derivative + "\nloss y^2\n";
        CheckedModel model = COMPILER.check(COMPILER.parse(new SourceText("nested.nnm", text)));
        COMPILER.derive(model);
        return model.graph().size();
    }

    private static List<String> code(NnmCompiler compiler, CheckedModel model) {
        List<GraphFunction> functions = new ArrayList<>(COMPILER.derive(model));
        functions.add(derivatives(model).reverse(variables(model)));
        functions.add(derivatives(model).forward(variables(model)));
        List<String> code = new ArrayList<>();
        for (GraphFunction function : functions) {
            GraphFunction simplified = compiler.simplify(function);
            String java = compiler.emit(compiler.lower(simplified, Precision.DOUBLE), "nnm", "Long")
                    .text();
            code.add(java.replaceAll("\\d+(\\.\\d+)?(E-?\\d+)?L?", "n").replaceAll("\\s+", " "));
        }
        return code;
    }
}
