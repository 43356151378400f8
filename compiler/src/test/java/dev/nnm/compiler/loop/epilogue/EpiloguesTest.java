package dev.nnm.compiler.loop.epilogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which loops follow the panels of contractions; that they compute the same is tested with contractions. */
class EpiloguesTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard().withTarget(Target.MIDDLE);

    @Test
    void biasesActivationsAndTheirDerivativesDo() {
        List<Statement.Fused> fused =
                fused("input x[20]\n target t\n h = dense(x, 32, relu)\n loss sum((dense(h, 16) - t)^2)\n", "train");

        assertThat(fused).extracting(each -> each.contraction().buffer().name()).containsExactly("sum", "h_bar");
    }

    @Test
    void examplesDoIfTheyAreTheColumns() {
        String wide = "input x[300]\n y = dense(x, 160, tanh)\n output y\n";

        assertThat(fused(wide, "predict"))
                .extracting(each -> each.column().name())
                .containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // elements of other columns
                "input A[20, 16]\n param B[16, 32] ~ normal(0, 1)\n y = A @ B\n z[i, j in 0..32] = tanh(y[i, j]) + y[i, 31 - j]\n output z\n",
                // a sum over columns
                "param A[20, 16] ~ normal(0, 1)\n param B[16, 32] ~ normal(0, 1)\n y = A @ B\n s[i] = sum(j) tanh(y[i, j])\n output s\n",
                // more than the result: examples
                "input x[20, 32]\n param A[20, 16] ~ normal(0, 1)\n param B[16, 32] ~ normal(0, 1)\n param c[32] = 0\n y = exp(x + A @ B + c)\n output y\n",
                // room that all examples use in turn
                "input x[300]\n y = softmax(dense(x, 160))\n output y\n",
                // a factor of the contraction is written for the next step
                "input x[9, 16]\n param V[16, 16] ~ normal(0, 1)\n h = scan h over xt in x from zeros(16) { tanh(V @ h + xt) }\n output h\n",
            })
    void whatMixesColumnsDoesNot(String program) {
        assertThat(fused(program, "predict")).isEmpty();
    }

    private static List<Statement.Fused> fused(String text, String kernel) {
        CheckedModel model = COMPILER.check(COMPILER.parse(new SourceText("epilogues.nnm", text)));
        GraphFunction function = COMPILER.derive(model).stream()
                .filter(each -> each.name().equals(kernel))
                .findFirst()
                .orElseThrow();
        LoopProgram program = COMPILER.lower(COMPILER.simplify(function), Precision.FLOAT);
        List<Statement.Fused> found = new ArrayList<>();
        program.methods()
                .forEach(method -> Walk.statements(method.body(), statement -> {
                    if (statement instanceof Statement.Fused fused) {
                        found.add(fused);
                    }
                }));
        return found;
    }
}
