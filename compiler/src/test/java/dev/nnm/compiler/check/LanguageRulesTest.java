package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.runtime.Precision;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names, functions, conditions and classes mean. */
class LanguageRulesTest {

    private static double valueAt2(String text) {
        CheckedModel model = Checking.model("input x\n" + text);
        return Checking.evaluate(model, Checking.output(model, "y"), Map.of("x", new double[] {2}), 1)[0];
    }

    @Test
    void definitionsMayStandBelowTheirUse() {
        assertThat(valueAt2("output y = a + 1\na = b * n\nb = f(x)\nfn f(z) = z^n\nconst n = 3"))
                .isEqualTo(25);
    }

    @Test
    void everyDefinitionIsEvaluatedOnce() {
        CheckedModel model = Checking.model("input x\na = sin(x)\nb = a + a\noutput y = b * b, z = a");

        assertThat(model.definitions().stream().map(NamedNode::name)).containsExactly("a", "b", "y", "z");
        assertThat(Checking.output(model, "z"))
                .isSameAs(model.definitions().get(0).node());
        assertThat(model.graph().origin(Checking.output(model, "z")).label()).isEqualTo("a");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    fn f(a, b = 10) = a + b; output y = f(x)             | 12
                    fn f(a, b = 10) = a + b; output y = f(x, 1)          | 3
                    fn f(a, b = 10) = a + b; output y = f(b = 1, a = x)  | 3
                    fn f(a, b = 10) = a - b; output y = f(x, b = 1,)     | 1
                    fn f(a, b = 2 * a) = a + b; output y = f(x)          | 6
                    fn f(a) = a * x; output y = f(3)                     | 6
                    fn f() = 7; output y = f()                           | 7
                    fn twice(g, z) = g(g(z)); fn inc(z) = z + 1; output y = twice(inc, x) | 4
                    fn apply(g, z) = g(z); output y = apply(sum, [x, x]) | 4
                    square = relu; output y = square(x)                  | 2
                    fn relu(z) = -z; output y = relu(x)                  | -2
                    fn pi(z) = z; output y = pi(x)                       | 2
                    const pi = 3; output y = pi * x                      | 6
                    fn sigmoid(z) = 100 * z; output y = swish(x, 0)      | 1
                    fn f(n) = if n == 0 then 0 else n + f(n - 1); output y = f(100) | 5050
                    fn f(n) = if n == 0 then x else if n > 2 then f(n - 2) else f(n - 1); output y = f(9) | 2
                    fn even(n) = if n == 0 then 1 else odd(n - 1); fn odd(n) = if n == 0 then 0 else even(n - 1); output y = even(8) | 1
                    output y = { a = x; { b = a + 1; a * b } }           | 6
                    a = 1; output y = { a = x; a + 1 } + a               | 4
                    data = x; class = data + 1; column = class; columns = column; output y = columns | 3
                    output y = [if x > 1 then 5 else 6, 1][0]            | 5
                    output y = if false then 1 / 0 else x                | 2
                    output y = if 1 < 2 and size([x, x]) == 2 then x else [x, x] | 2
                    const all_axes = all; output y = sum([x, x], axis = all_axes) | 4
                    """)
    void functionsAndNames(String program, double value) {
        assertThat(valueAt2(program)).isEqualTo(value);
    }

    @Test
    void theBranchOfAKnownConditionIsTheOnlyOneLookedAt() {
        assertThat(valueAt2("fn f(z, deep = false) = if deep then [z, z][7] else z\noutput y = f(x)"))
                .isEqualTo(2);
    }

    @Test
    void aFunctionIsCheckedThoughNobodyCallsIt() {
        assertThat(Checking.problems("input x\nfn f(a, b = c) {\n  d = a + e[g..]\n  d'\n}\noutput y = x + 1"))
                .extracting(Problem::title)
                .containsExactly("unknown name \"c\"", "unknown name \"e\"", "unknown name \"g\"");
    }

    @Test
    void unicodeNamesAreNames() {
        CheckedModel model = Checking.model("input x₁, β\noutput ŷ = x₁² · β");

        assertThat(model.outputs()).extracting(NamedNode::name).containsExactly("ŷ");
        assertThat(Checking.evaluate(
                        model, Checking.output(model, "ŷ"), Map.of("x₁", new double[] {3}, "β", new double[] {2}), 1))
                .containsExactly(18);
    }

    @Test
    void classesAreComparedByTheirNames() {
        CheckedModel model = Checking.model("""
                input x
                target kind : class("a", "b", "c")
                target other : class("a", "b", "c")
                output y = x + 1
                metric is_b = if kind == "b" then 1 else 0
                metric not_b = if "b" != kind then 1 else 0
                metric same = if kind == other then 1 else 0
                metric place = class_index(kind, 3)
                metric picked = pick([5, 6, 7], kind)
                metric hot = one_hot(kind)[1]
                """);

        Map<String, double[]> at = Map.of("kind", new double[] {1, 2}, "other", new double[] {1, 1});
        assertThat(model.metrics().stream().map(m -> Checking.evaluate(model, m.node(), at, 2)[0]))
                .containsExactly(0.5, 0.5, 0.5, 1.5, 6.5, 0.5);
    }

    @Test
    void metricsAreNamedByTheFileOrByTheirFunction() {
        CheckedModel model = Checking.model(
                "input x\ntarget t\noutput y = x + 1\nmetric squared_error(y, t)\nmetric t\nmetric y - t");

        assertThat(model.metrics()).extracting(NamedNode::name).containsExactly("squared_error", "t", "metric_3");
    }

    @Test
    void precisionIsTheFilesUnlessAnotherIsAskedFor() {
        assertThat(Checking.model("input x\noutput y = x + 1").precision()).isEqualTo(Precision.DOUBLE);
        assertThat(Checking.model("precision float\ninput x\noutput y = x + 1").precision())
                .isEqualTo(Precision.FLOAT);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "two_moons.nnm, TwoMoons",
        "/home/me/my models/xor.nnm, Xor",
        "C:\\models\\iris-2.nnm, Iris2",
        "3d.nnm, Model3d",
        "-.nnm, Model",
        "größe.nnm, Größe",
        "𝒳y.nnm, 𝒳y",
    })
    void modelsAreNamedByTheFile(String file, String name) {
        assertThat(Checking.model(file, "input x\noutput y = x + 1").name()).isEqualTo(name);
    }

    @Test
    void modelsMayNameThemselves() {
        assertThat(Checking.model("model Xor\ninput x\noutput y = x + 1").name())
                .isEqualTo("Xor");
    }

    /** A folder called library is nobody's but the user's. */
    @Test
    void aFileInAFolderCalledLibraryIsNotTheLibrary() {
        CheckedModel model = Checking.model("library/mine.nnm", "input x\nfn f(z) = sin(z)\noutput y = f(x)");
        Node sine = Checking.output(model, "y");

        assertThat(model.graph().origin(sine).span()).hasToString("library/mine.nnm:2:11");
    }

    @Test
    void targetsMayBeUsedByWhatNoOutputNeeds() {
        CheckedModel model = Checking.model(
                "input x\ntarget t\nparam w = 1\noutput y = w * x\nerror = y - t\nloss error^2\nmetric abs(error)");

        assertThat(model.definitions()).extracting(NamedNode::name).containsExactly("y", "error");
        assertThat(model.loss()).isNotNull();
    }

    @Test
    void atMostTenProblemsAreShown() {
        assertThat(Checking.problems("output y = a\nloss b\n" + "input x\n".repeat(100)))
                .hasSize(10);
    }
}
