package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Golden;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.LoopPrinter;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.lower.Lowering;
import dev.nnm.compiler.loop.pack.Packing;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.runtime.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated source and loops, as people read them. */
class EmittedJavaTest {

    private static void check(String name, GraphFunction function, Precision precision) {
        Golden.assertMatches(
                "loops/" + name + ".txt",
                LoopPrinter.print(Packing.pack(Lowering.lower(function, precision, Target.SCALAR))));
        Golden.assertMatches(
                "java/" + name + ".java",
                RunFunction.source(function, precision).text());
    }

    @Test
    void aScalarFunctionIsOneLoop() {
        check("scalar", Networks.scalar(), Precision.DOUBLE);
    }

    @Test
    void aTrainingStepIsOneLoopOverTheBatch() {
        check("classifier", Networks.classifier(4, 8, 3), Precision.FLOAT);
    }

    @Test
    void aFilterChecksItsEnds() {
        check("filter", Networks.filter(6, 3), Precision.DOUBLE);
    }

    private static String statementOf(Node result, TestFunction function) {
        String text = RunFunction.source(function.result("r", result).function("f"), Precision.DOUBLE)
                .text();
        return text.lines()
                .filter(line -> line.contains("r[b] = "))
                .map(line -> line.strip().substring("r[b] = ".length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thereAreNoParenthesesButThoseThatMatter() {
        TestFunction f = new TestFunction();
        GraphBuilder g = f.build();
        Node x = f.input("x");
        Node y = f.input("y");
        Node z = f.input("z");
        Node difference = g.subtract(x, g.subtract(y, z));
        Node quotient = g.divide(x, g.multiply(y, g.add(z, g.constant(1))));
        assertThat(statementOf(g.multiply(difference, g.negate(quotient)), f))
                .isEqualTo("(x[b] - (y[b] - z[b])) * (-(x[b] / (y[b] * (z[b] + 1.0))));");
    }

    @Test
    void choicesAndConditionsReadNaturally() {
        TestFunction f = new TestFunction();
        GraphBuilder g = f.build();
        Node x = f.input("x");
        Node y = f.input("y");
        Node both = g.apply(
                Elementwises.AND,
                g.apply(Elementwises.GREATER, x, g.constant(0)),
                g.apply(Elementwises.NOT, g.apply(Elementwises.LESS, y, x)));
        Node inner = g.select(g.apply(Elementwises.EQUAL, x, y), x, g.constant(-1));
        assertThat(statementOf(g.select(both, y, inner), f))
                .isEqualTo("x[b] > 0.0 && !(y[b] < x[b]) ? y[b] : x[b] == y[b] ? x[b] : -1.0;");
    }

    @Test
    void aLineOfTheProgramStandsOnceAboveWhatComesFromIt() {
        String text = RunFunction.source(Networks.classifier(4, 8, 3), Precision.DOUBLE)
                .text();
        List<String> comments = text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("//"))
                .toList();
        assertThat(comments).contains("// hidden = dense(x, 8, tanh)", "// logits = dense(hidden, 3)");
        for (int i = 1; i < comments.size(); i++) {
            assertThat(comments.get(i)).isNotEqualTo(comments.get(i - 1));
        }
    }
}
