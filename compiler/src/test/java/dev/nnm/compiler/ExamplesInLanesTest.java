package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which loops over examples compute several at once, one in each lane, if they have long loops inside. */
class ExamplesInLanesTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard().withTarget(Target.MIDDLE);
    private static final int[] BATCHES = {0, 1, 3, 19};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input x[4]\n output y = dense(dense(x, 16, tanh), 3, sigmoid)",
                "input x[2]\n target t\n loss (sum(dense(dense(x, 40, tanh), 3)) - t)^2",
                "input x[2]\n param c[20, 2] ~ normal(0, 1)\n d[k] = sum(j) (x[j] - c[k, j])^2\n output y = min(d)",
            })
    void longLoopsOverWhatExamplesUseInTurn(String program) {
        assertThat(examplesInLanes(program)).as(program).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input x[16]\n output y = sum(tanh(x))",
                "input x\n output y = sum(dense([x], 16, tanh))",
                "input x[4]\n output y = sum(dense(x, 65, tanh))",
            })
    void notOverElementsOfTheirOwnNorFunctionsOfNeighboursNorVeryLongOnes(String program) {
        assertThat(examplesInLanes(program)).as(program).isFalse();
    }

    /** Of the last function that the compiler derives; all are compared with the interpreter. */
    private static boolean examplesInLanes(String program) {
        CheckedModel model = COMPILER.check(COMPILER.parse(new SourceText("lanes.nnm", program + "\n")));
        boolean inLanes = false;
        for (GraphFunction function : COMPILER.derive(model)) {
            GraphFunction simplified = COMPILER.simplify(function);
            LoopProgram loops = COMPILER.lower(simplified, Precision.DOUBLE);
            if (function.name().equals("predict") || function.name().equals("train")) {
                inLanes = examplesInLanes(loops);
            }
            AgainstInterpreter.compare(model, simplified, loops, BATCHES);
        }
        return inLanes;
    }

    private static boolean examplesInLanes(LoopProgram loops) {
        boolean[] any = {false};
        for (LoopMethod method : loops.methods()) {
            Walk.statements(
                    method.body(),
                    statement -> any[0] |= statement instanceof Statement.Loop loop
                            && loop.inLanes()
                            && (loop.index().extent() instanceof Extent.Batch
                                    || loop.index().name().equals("e")));
        }
        return any[0];
    }
}
