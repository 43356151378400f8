package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.problem.CompileException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs that generators write. The time limits are far above what is needed: they catch what grows quadratically.
 */
@Timeout(60)
class LargeModelTest {

    private static final int MANY = 100_000;

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void anExpressionOfManyTerms() {
        CheckedModel model = Checking.model("input a, b\noutput y = " + "a + b * 2 - ".repeat(MANY / 3) + "a");

        assertThat(model.graph().size()).isGreaterThan(MANY / 2);
    }

    @Test
    void manyStatements() {
        CheckedModel model = Checking.model("input x\nh0 = x\n"
                + lines(MANY, i -> "h" + (i + 1) + " = tanh(h" + i + " * " + i + ".5)") + "output y = h" + MANY);

        assertThat(model.definitions()).hasSize(MANY + 2);
    }

    @Test
    void manyCallsAndParametersAndOutputs() {
        CheckedModel model = Checking.model("input x[2]\n"
                + lines(5_000, i -> "output h" + i + " = dense(x, 2, relu)")
                + lines(5_000, i -> "param p" + i + " = " + i));

        assertThat(model.parameters()).hasSize(15_000);
        assertThat(model.outputs()).hasSize(5_000);
    }

    @Test
    void aLongListAndManyRowsOfData() {
        String list = IntStream.range(0, MANY).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        CheckedModel model = Checking.model("input x\ntarget t\nparam w[" + MANY + "] = [" + list
                + "]\noutput y = x * sum(w)\nloss y - t\ntrain { data {\n" + lines(MANY / 4, i -> "(" + i + ") -> " + i)
                + "} }");

        assertThat(model.parameterCount()).isEqualTo(MANY);
    }

    @Test
    void manyMistakesAreFoundQuickly() {
        assertThat(Checking.problems(lines(MANY, i -> "h" + i + " = g" + i))).hasSize(10);
        assertThat(Checking.problems("fn f(x) = {\n" + lines(MANY / 2, i -> "h" + i + " = gg" + i) + "x }"))
                .hasSize(10);
        assertThat(Checking.problems("output y = " + "x".repeat(MANY) + " + " + "x".repeat(MANY - 1)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A chain of definitions, each above the one that it needs.
                "definitions",
                // Functions that call functions, each using a definition that calls the next.
                "functions",
                // Calls within calls, at the limit of what is parsed.
                "arguments",
            })
    void deepNestingNeedsNoMoreThanAThreadsUsualStack(String kind) throws InterruptedException {
        List<String> outcome = new CopyOnWriteArrayList<>();
        Thread thread = new Thread(null, () -> outcome.add(outcome(deep(kind))), "usual stack", 1 << 20);
        thread.start();
        thread.join(Duration.ofSeconds(30).toMillis());

        assertThat(outcome).hasSize(1);
    }

    private static String outcome(String text) {
        try {
            return Checking.model(text).name();
        } catch (CompileException refusal) {
            return refusal.getMessage();
        }
    }

    private static String deep(String kind) {
        return switch (kind) {
            case "definitions" ->
                "input x\noutput y = softmax([h0, 1])[0]\n"
                        + lines(1_000, i -> "h" + i + " = softmax([h" + (i + 1) + ", 1])[0]") + "h1000 = x";
            case "functions" ->
                "input x\noutput y = k0\n"
                        + lines(600, i -> "fn f" + i + "(z) = -(k" + (i + 1) + " * z)\nk" + i + " = f" + i + "(x)")
                        + "k600 = x";
            default -> "input x\noutput y = " + "relu(".repeat(490) + "x" + ")".repeat(490);
        };
    }
}
