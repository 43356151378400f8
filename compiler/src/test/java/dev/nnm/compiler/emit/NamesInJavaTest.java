package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.JavacCompiler;
import dev.nnm.compiler.load.SourceCompiler;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users call things, and what becomes of it in Java. */
class NamesInJavaTest {

    @ParameterizedTest
    @CsvSource({
        "hidden, hidden",
        "hidden.W, hidden_W",
        "x₁, x1",
        "σ, σ",
        "𝑥, x",
        "class, class_",
        "double, double_",
        "true, true_",
        "_, value",
        "'', value",
        "2x, _2x",
        "a$b, a_b",
        "x y, x_y",
    })
    void identifiersAreAsCloseAsJavaAllows(String name, String identifier) {
        assertThat(JavaNames.identifier(name)).isEqualTo(identifier);
    }

    @Test
    void namesInScopeAreDifferent() {
        assertThat(JavaNames.distinct(List.of("x", "x", "x₁", "x1", "Math", "batch")))
                .containsExactly("x", "x2", "x1", "x1_2", "Math2", "batch2");
        JavaNames outer = JavaNames.ofClass();
        assertThat(outer.variable("sum")).isEqualTo("sum");
        assertThat(outer.inner().variable("sum")).isEqualTo("sum2");
        assertThat(outer.inner().variable("sum")).isEqualTo("sum2");
        assertThat(outer.constant("hidden.W")).isEqualTo("HIDDEN_W");
        assertThat(List.of(
                        JavaNames.ofPackage().className("Math"),
                        JavaNames.ofPackage().className("run")))
                .containsExactly("Math2", "run");
    }

    @Test
    void veryLongNamesAreCut() {
        assertThat(JavaNames.identifier("x".repeat(100_000))).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class",
                "\"; System.exit(1); //",
                "\\u000a System.exit(1);",
                "\\\\u000a System.exit(1);",
                "*/ System.exit(1); /*",
                "x\n System.exit(1);",
                "x\u2028System.exit(1);",
                "Math",
                "this",
                "batch",
                "arguments",
                "run",
                "b",
                "i",
                "elements",
                "\ud835",
                "\u202e",
                "",
            })
    void noNameBecomesCode(String name) {
        TestFunction f = new TestFunction();
        GraphBuilder g = f.line("y = " + name + " + 1");
        Node x = f.input(name, 3);
        Node w = f.parameter(name, 3);
        f.parameter(name + "2", 2);
        Node y = f.named(name, g.apply(Elementwises.SIN, g.multiply(x, w)));
        Node z = f.named(name, g.add(g.multiply(y, y), g.sum(y, List.of(0))));
        f.result(name + "3", z);
        String text = RunFunction.source(f.function(name), Precision.FLOAT).text();
        assertThat(text.lines())
                .filteredOn(line -> line.contains("System.exit"))
                .allMatch(line -> line.strip().startsWith("//") || line.strip().startsWith("*") || line.contains("\""));
        RunFunction run = new RunFunction(f.function(name), 2).withRandomValues(1);
        double[] expected = run.interpreted().get(name + "3");
        for (SourceCompiler compiler : List.of(new JaninoCompiler(), new JavacCompiler())) {
            Kernel kernel = RunFunction.kernel(f.function(name), Precision.DOUBLE, compiler);
            Numbers.assertClose("z", run.run(kernel, Precision.DOUBLE).get(name + "3"), expected, 1e-14);
        }
    }

    @Test
    void aVariableMayHaveTheNameOfAFunction() {
        TestFunction f = new TestFunction();
        Node x = f.input("sigmoid");
        Node inner = f.named("erf", f.build().apply(Elementwises.SIGMOID, x));
        f.result("y", f.build().multiply(f.build().apply(Elementwises.ERF, inner), inner));
        RunFunction run = new RunFunction(f.function("f"), 2).withRandomValues(1);
        assertThat(run.compiled(Precision.DOUBLE).get("y"))
                .isEqualTo(run.interpreted().get("y"));
    }

    @Test
    void commentsStayComments() {
        assertThat(SafeText.of("  a \\u000a b  ")).isEqualTo("a \\ u000a b");
        assertThat(SafeText.of("a\rb\nc\u0085d\u2029e")).isEqualTo("a b c d e");
        assertThat(SafeText.of("*\u200b/")).isEqualTo("* /");
        assertThat(SafeText.of("x".repeat(500))).hasSize(101);
    }

    @Test
    void anUnusualLineOfTheProgramIsShownAsItIs() {
        TestFunction f = new TestFunction();
        Node x = f.input("x");
        f.result("y", f.line("y = σ(x)  # \"π\" \\u0041").apply(Elementwises.SIGMOID, x));
        JavaSource source = RunFunction.source(f.function("f"), Precision.DOUBLE);
        assertThat(source.text()).contains("// y = σ(x)  # \"π\" \\ u0041");
        assertThat(new JaninoCompiler().compile(List.of(source))).hasSize(1);
    }
}
