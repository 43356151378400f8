package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.loop.LoopPrinter;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nested loops whose operands do not all lie in the loops' order, and which go in lanes all the same. */
class OperandCopiesTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard().withTarget(Target.MIDDLE);
    private static final int[] BATCHES = {0, 1, 3, 19};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input x[3, 12, 10]\n loss sum(max_pool(conv2d(x, 4, kernel = 3, padding = 1, activation = relu))^2)",
                "param x[2, 9, 15] ~ normal(0, 1)\n loss sum(max_pool(tanh(x), 3)^2)",
                "param x[13, 7] ~ normal(0, 1)\n param g[7] = 0.1\ny[i, j] = if x[i, j] > g[j] then x[i, j] * exp(g[j]) else g[j]^3\n loss sum(y^2)\n output y",
                "param x[3, 11, 5] ~ normal(0, 1)\n param s[3, 5] ~ normal(0, 1)\ny[i, j, k] = exp(-abs(x[i, j, k] - s[i, k])) * s[i, k]\n loss sum(y^2) + sum(s)\n output y",
                "param x[5, 6, 7] ~ normal(0, 1)\n param s[7, 5, 6] ~ normal(0, 1)\ny[i, j, k] = max(x[i, j, k], s[k, i, j]) * s[k, i, j]\n output y",
            })
    void agreesWithTheInterpreter(String program) {
        int copied = 0;
        CheckedModel model = COMPILER.check(COMPILER.parse(new SourceText("copies.nnm", program + "\n")));
        for (GraphFunction function : COMPILER.derive(model)) {
            GraphFunction simplified = COMPILER.simplify(function);
            for (Precision precision : Precision.values()) {
                LoopProgram loops = COMPILER.lower(simplified, precision);
                copied += loops.arrays().stream().anyMatch(array -> array.name().endsWith("_in_order")) ? 1 : 0;
                AgainstInterpreter.compare(model, simplified, loops, BATCHES);
            }
        }
        assertThat(copied).as(program).isPositive();
    }

    @Test
    void sumsWithoutChoicesStayAsTheyAre() {
        CheckedModel model = COMPILER.check(COMPILER.parse(new SourceText(
                "copies.nnm",
                "input x[5, 7]\n param s[7, 5] ~ normal(0, 1)\ny[i, j] = x[i, j] + s[j, i]\n output y\n")));
        for (GraphFunction function : COMPILER.derive(model)) {
            LoopProgram loops = COMPILER.lower(COMPILER.simplify(function), Precision.FLOAT);
            assertThat(LoopPrinter.print(loops)).doesNotContain("in_order");
        }
    }
}
