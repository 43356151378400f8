package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.IndexVariable;
import dev.nnm.compiler.op.Scatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions by elements, reductions over indices, and subscripts that are computed. */
class IndexNotationTest {

    private static final String INPUTS = """
            input s, v[3], x[5], A[2, 3], B[3, 2], S[3, 3]
            target kind : class("a", "b", "c")
            """;

    private static final Map<String, double[]> POINT = Map.of(
            "s", new double[] {1},
            "v", new double[] {1, 20, 300},
            "x", new double[] {1, 2, 4, 8, 16},
            "A", new double[] {1, 2, 3, 4, 5, 6},
            "B", new double[] {1, 0, 0, 1, 2, 3},
            "S", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 10},
            "kind", new double[] {2});

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    y[i, j] = sum(k) A[i, k] * B[k, j]            | 7, 11, 16, 23
                    y = sum(i) v[i]                               | 321
                    y = prod(i) x[i]                              | 1024
                    y = mean(i, j) A[i, j]                        | 3.5
                    y = max(i) v[i] - min(i) v[i]                 | 299
                    y = sum(k) v[k] + 1                           | 322
                    y[j] = A[1, j]                                | 4, 5, 6
                    y[i] = A[i, :]                                | 1, 2, 3, 4, 5, 6
                    y[j] = A[:, j]                                | 1, 4, 2, 5, 3, 6
                    y[i] = A[i]                                   | 1, 2, 3, 4, 5, 6
                    y[i] = A[i, 1..3]                             | 2, 3, 5, 6
                    y[i] = s                                      | unknown
                    y[i in 0..2] = s                              | 1, 1
                    y[i in 0..4] = i                              | 0, 1, 2, 3
                    y[i in 3..6] = 2 * i + 1                      | 7, 9, 11
                    y[i in 1..4] = x[i]                           | 2, 4, 8
                    y[i] = x[4 - i]                               | 16, 8, 4, 2, 1
                    y[i] = x[2 * i]                               | 1, 4, 16
                    y[i] = x[2 * i + 1]                           | 2, 8
                    y[i] = x[size(x) - 1 - 2 * i]                 | 16, 4, 1
                    y[i] = x[2 * (i + 1) - i - 1]                 | 2, 4, 8, 16
                    y[i] = sum(k) v[k] * x[i + k]                 | 1241, 2482, 4964
                    y[i] = sum(k in 0..2) x[i + k]                | 3, 6, 12, 24
                    y[i in 0..4] = sum(k) x[i + k]                | 3, 6, 12, 24
                    y[i] = sum(x[i..i + 3])                       | 7, 14, 28
                    y[i] = max(x[2 * i..2 * i + 2])               | 2, 8
                    y[i] = x[4 - i pad 0]                         | unknown
                    y[i] = x[i] + v[i pad 0]                      | 2, 22, 304, 8, 16
                    y[i in 0..7] = x[i - 1 pad 0]                 | 0, 1, 2, 4, 8, 16, 0
                    y[i in 0..7] = x[i - 1 pad -7]                | -7, 1, 2, 4, 8, 16, -7
                    y[i in 0..7] = x[i - 1 pad s + 1]             | 2, 1, 2, 4, 8, 16, 2
                    y[i in 0..7] = x[i - 1 pad edge]              | 1, 1, 2, 4, 8, 16, 16
                    y[i in 0..12] = x[i - 6 pad wrap]             | 16, 1, 2, 4, 8, 16, 1, 2, 4, 8, 16, 1
                    y[i in 0..3] = A[i - 1, 0 pad 9]              | 9, 1, 4
                    y = v[-1..4 pad 0]                            | 0, 1, 20, 300, 0
                    y = v[3 pad 5]                                | 5
                    y[i] = if i > 0 then v[i] - v[i - 1] else v[i] | 1, 19, 280
                    y[i] = if i == 2 then 0 else if i >= 1 then v[i + 1] else v[i + 2] | 300
                    y[i in 0..3] = if i == 2 then 0 else if i >= 1 then v[i + 1] else v[i + 2] | 300, 300, 0
                    y = sum(i, j) if i < j then S[i, j] else 0    | 11
                    y[i in 0..3, j in 0..3] = i >= j              | truth
                    y = { m[i in 0..3] = i > 0; sum(i) if m[i] then v[i] else 0 } | 320
                    y[i] = v[floor(i / 2)]                        | unknown
                    y[i in 0..5] = v[floor(i / 2)]                | 1, 1, 20, 20, 300
                    y = v[s]                                      | 20
                    y = v[s + 0.6]                                | 300
                    y = v[s - 5]                                  | 0
                    y = A[s]                                      | 4, 5, 6
                    y = A[:, s + 1]                               | 3, 6
                    y = A[s, 1..3]                                | 5, 6
                    y[i] = A[s, i]                                | 4, 5, 6
                    y = v[[2, 0, 1, 2]]                           | 300, 1, 20, 300
                    y = A[:, [2, 0]]                              | 3, 1, 6, 4
                    y = A[[1, 0], [2, 0]]                         | 6, 4, 3, 1
                    y[i] = { p = [2, 0, 1]; v[p[i]] }             | 300, 1, 20
                    y = v[x[0..2] - 1]                            | 1, 20
                    y[i] = sum(j) (A[i, j] - v[j])^2              | 88533, 86670
                    y[i] = sum(j) { d = A[i, j] - v[j]; d * d }   | 88533, 86670
                    y[i] = sum(A[i, :])                           | 6, 15
                    y[i] = hard_tanh(A[i, :] - 2)                 | -1, 0, 1, 1, 1, 1
                    y = { fn_value = sum(i) v[i]; fn_value }      | 321
                    y = { C[i, j] = S[j, i]; C[0, 2] }            | 7
                    y[i] = { const w[k in 0..3] = k^2; w[i] * v[i] } | 0, 20, 1200
                    y = sum(i) S[i, i]                            | 16
                    y = sum(i in 0..4) 2                          | 8
                    y = max(i, j) S[i, j] * B[j, 0]               | 20
                    """)
    void value(String definition, String expected) {
        String text = INPUTS + definition + "\noutput z = 0 * sum(v)";
        if (expected.equals("unknown")) {
            assertThat(Checking.title(text)).startsWith("the range of \"i\" is not known");
            return;
        }
        CheckedModel model = Checking.model(text.replace("\n" + definition, "\noutput y0 = s\n" + definition));
        Node y = definition(model, "y");
        assertThat(unwanted(model, y)).isEmpty();
        if (!expected.equals("truth")) {
            double[] numbers = Arrays.stream(expected.split(", "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(Checking.evaluate(model, y, POINT, 1)).containsExactly(numbers);
        }
    }

    private static Node definition(CheckedModel model, String name) {
        return model.definitions().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow()
                .node();
    }

    private static List<Operation> unwanted(CheckedModel model, Node node) {
        return operations(model, node).stream()
                .filter(operation -> operation instanceof IndexVariable)
                .toList();
    }

    private static List<Operation> operations(CheckedModel model, Node node) {
        return model.graph().reachable(List.of(node)).stream()
                .map(Node::operation)
                .toList();
    }

    @Test
    void aClassIsAnIndex() {
        CheckedModel model =
                Checking.model(INPUTS + "p = v[kind]\nq[i] = S[i, kind]\nE[i] = one_hot(kind)[i]\noutput z = s");
        assertThat(Checking.evaluate(model, definition(model, "p"), POINT, 1)).containsExactly(300);
        assertThat(Checking.evaluate(model, definition(model, "q"), POINT, 1)).containsExactly(3, 6, 10);
        assertThat(Checking.evaluate(model, definition(model, "E"), POINT, 1)).containsExactly(0, 0, 1);
    }

    @Test
    void indicesArePassedToFunctions() {
        CheckedModel model = Checking.model(INPUTS + """
                fn at(z, i, j) = z[i, j]
                fn band(z, i) = sum(j) if abs(i - j) <= 1 then z[i, j] else 0
                output y[i, j] = at(S, j, i), b[i in 0..3] = band(S, i)
                """);
        assertThat(Checking.evaluate(model, Checking.output(model, "y"), POINT, 1))
                .containsExactly(1, 4, 7, 2, 5, 8, 3, 6, 10);
        assertThat(Checking.evaluate(model, Checking.output(model, "b"), POINT, 1))
                .containsExactly(3, 15, 18);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    C[i, j] = sum(k) A[i, k] * B[k, j] | A @ B
                    C[i] = sum(k) A[i, k] * v[k]       | A @ v
                    C = sum(k) v[k] * v[k]             | v @ v
                    C[j] = sum(k) v[k] * B[k, j]       | v @ B
                    C[i, j] = A[i, j] + s              | A + s
                    C[i, j] = A[i, j] * v[j]           | A * v
                    C[i, j] = A[j, i]                  | A'
                    C = sum(i, j) A[i, j]              | sum(A)
                    C[i] = tanh(2 * v[i])              | tanh(2 * v)
                    C[i] = A[i, 1..3]                  | A[:, 1..3]
                    """)
    void isTheSameGraphAsTheTensorExpression(String definition, String expression) {
        CheckedModel model = Checking.model(INPUTS + definition + "\nD = " + expression + "\noutput z = s");
        assertThat(definition(model, "C")).isSameAs(definition(model, "D"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(o, r, c) (sum(i, p, q) K[o, i, p, q] * x[i, r + p, c + q])^2",
                "sum(o, r in 0..2, c in 0..2) (sum(i, p, q) K[o, i, p, q] * x[i, 2 * r + p, 2 * c + q])^2",
                "sum(o, r in 0..5, c in 0..5) (sum(i, p, q) K[o, i, p, q] * x[i, r + p - 1, c + q - 1 pad 0])^2",
                "sum(o, r in 0..5, c in 0..5) (sum(i, p, q) K[o, i, p, q] * x[i, r + p - 1, c + q - 1 pad wrap])^2",
                "sum(o, r in 0..5, c in 0..5) (sum(i, p, q) K[o, i, p, q] * x[i, r + p - 1, c + q - 1 pad edge])^2",
                "sum(r in 0..2, c in 0..2) max(p in 0..2, q in 0..2) x[0, 2 * r + p, 2 * c + q]",
            })
    void affineAccessesNeedNeitherGatherNorScatter(String convolution) {
        CheckedModel model =
                Checking.model("input x[2, 5, 5]\nparam K[3, 2, 3, 3] ~ glorot\noutput y = " + convolution);
        Node y = Checking.output(model, "y");
        List<Node> variables = model.graph().reachable(List.of(y)).stream()
                .filter(node -> List.of("x", "K").contains(node.operation().name()))
                .toList();
        Node one = new GraphBuilder(model.graph()).constant(1);
        Map<Node, Node> adjoints = ReverseMode.adjoints(model.graph(), Map.of(y, one), variables);
        assertThat(adjoints).isNotEmpty();
        adjoints.values()
                .forEach(adjoint -> assertThat(operations(model, adjoint))
                        .noneMatch(operation -> operation instanceof Gather || operation instanceof Scatter));
    }

    @Test
    void aConvolution() {
        CheckedModel model = Checking.model("""
                input K[1, 1, 2, 2], x[1, 3, 3]
                output y[o, r, c] = sum(i, p, q) K[o, i, p, q] * x[i, r + p, c + q]
                """);
        double[] kernel = {1, 10, 100, 1000};
        double[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertThat(Checking.evaluate(model, Checking.output(model, "y"), Map.of("K", kernel, "x", image), 1))
                .containsExactly(5421, 6532, 8754, 9865);
    }

    @Test
    void indicesKeepTheNamesOfDefinitions() {
        CheckedModel model = Checking.model(INPUTS + "output y[i] = v[i]^2");
        assertThat(model.graph().origin(Checking.output(model, "y")).label()).isEqualTo("y");
    }
}
