package dev.nnm.compiler.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Golden;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.emit.RandomFunctions;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Loops as people read them: values of steps at the index of the step. */
class LoopNotationTest {

    private static final String RECURRENT = """
            input x[6, 2]
            param U[4, 2] ~ glorot
            param V[4, 4] ~ glorot
            param b[4] = 0
            param w[4] ~ glorot
            h = scan h over xt in x from zeros(4) { tanh(U @ xt + V @ h + b) }
            output z = w @ h
            """;
    private static final String NEWTON = """
            input a
            output x = while abs(x^2 - a) > 1e-12 from x = 1 max 50 { (x + a/x)/2 }
            """;

    private static CheckedModel model(String text) {
        NnmCompiler compiler = NnmCompiler.standard();
        return compiler.check(compiler.parse(new SourceText("loop.nnm", text)));
    }

    private static Node derivative(Graph graph, Node node) {
        return Simplifier.simplify(graph, List.of(node), Rewrites.ALGEBRAIC).get(0);
    }

    @Test
    void theStepsOfALoopAreIndented() {
        CheckedModel model = model(RECURRENT);
        Node z = model.outputs().get(0).node();
        List<Node> roots = new ArrayList<>(List.of(z));
        Node x = model.inputs().get(0).node();
        roots.addAll(ReverseMode.adjoints(
                        model.graph(), Map.of(z, new GraphBuilder(model.graph()).constant(1)), List.of(x))
                .values());
        Golden.assertMatches("notation/loop.txt", GraphPrinter.print(model.graph(), roots));
    }

    @Test
    void aDerivativeIsARecurrence() {
        CheckedModel model = model(NEWTON);
        Node a = model.inputs().get(0).node();
        Node x = model.outputs().get(0).node();
        Node one = new GraphBuilder(model.graph()).constant(1);
        Node slope =
                ForwardMode.tangents(model.graph(), Map.of(a, one), List.of(x)).get(x);
        assertThat(FormulaPrinter.text(model.graph()).derivative("x", "a", derivative(model.graph(), slope)))
                .isEqualTo("""
                        dx/da = x_dot[50]
                          where x[0] = 1
                                x[t + 1] = if abs(x[t]^2 - a) > 1e-12 then (x[t] + a/x[t])/2 else x[t]
                                x_dot[0] = 0
                                x_dot[t + 1] = if abs(x[t]^2 - a) > 1e-12 \
                        then (x_dot[t] + 1/x[t] - x_dot[t]*a/x[t]^2)/2 else x_dot[t]""");
    }

    @Test
    void aLoopWithoutALimitHasALastStep() {
        CheckedModel model = model("input a\nx = while x > a from x = 9 { x / 2 }\noutput y = a * x\n");
        Node y = model.outputs().get(0).node();

        assertThat(FormulaPrinter.text(model.graph()).formula("y", y)).startsWith("y = a*x[last]\n");
        assertThat(GraphPrinter.print(model.graph(), List.of(y)).lines().map(String::strip))
                .anyMatch(line -> line.startsWith("for t in 0.. "));
        Node x = model.definitions().get(0).node();
        Map<Node, String> names = Map.of(x, "x");
        assertThat(NamedFormulas.text(model.graph(), List.of(y), names).definition(x))
                .endsWith(" after the last step");
        assertThat(NamedFormulas.latex(model.graph(), List.of(y), names).definition(x))
                .endsWith("\\text{ after the last step}");
    }

    @Test
    void backwardsTheFirstValueIsTheLast() {
        CheckedModel model = model(RECURRENT);
        Node z = model.outputs().get(0).node();
        Node x = model.inputs().get(0).node();
        Node one = new GraphBuilder(model.graph()).constant(1);
        Node gradient =
                ReverseMode.adjoints(model.graph(), Map.of(z, one), List.of(x)).get(x);
        String latex = FormulaPrinter.latex(model.graph()).derivative("z", "x", derivative(model.graph(), gradient));
        assertThat(latex)
                .contains("h_{0,i} &= 0", "\\bar{h}_{6} &= w", "t_{1,t} &= \\tanh\\left(U x_{t} + V h_{t} + b\\right)");
    }

    @Test
    void elementsAtComputedPositionsAreWrittenAsTheyAre() {
        CheckedModel model = model("""
                input token, s
                param E[5, 3] ~ glorot
                e[j] = E[token, j]
                output y = sum(e) * s
                """);
        Node y = model.outputs().get(0).node();
        assertThat(FormulaPrinter.text(model.graph()).formula("y", y)).isEqualTo("y = s*(sum(k) E[token, k])");
        Node table = model.parameters().get(0).node();
        Node one = new GraphBuilder(model.graph()).constant(1);
        Node adjoint = ReverseMode.adjoints(model.graph(), Map.of(y, one), List.of(table))
                .get(table);
        assertThat(FormulaPrinter.text(model.graph()).derivative("y", "E", derivative(model.graph(), adjoint)))
                .isEqualTo("dy/dE[i, j] = batch_sum(sum(k) (if token == i and k == j then s else 0))");
    }

    @Test
    void everythingCanBeWritten() {
        for (int seed = 0; seed < 150; seed++) {
            GraphFunction function = RandomFunctions.withLoops(seed, 4 + seed % 30);
            Graph graph = function.graph();
            assertThat(GraphPrinter.print(graph, function.roots())).isNotEmpty();
            for (Node root : function.roots()) {
                assertThat(FormulaPrinter.text(graph).formula("y", root)).isNotEmpty();
                assertThat(FormulaPrinter.latex(graph).formula("y", root)).isNotEmpty();
            }
        }
    }
}
