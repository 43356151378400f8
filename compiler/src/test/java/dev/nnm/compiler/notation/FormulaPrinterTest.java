package dev.nnm.compiler.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Golden;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.StatedDerivatives;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FormulaPrinterTest {

    private final Models m = new Models();
    private final Node a = m.input("a");
    private final Node b = m.input("b");
    private final Node c = m.input("c");
    private final Node x = m.input("x", 4);
    private final Node y = m.input("y", 3);
    private final Node matrix = m.input("A", 3, 3);
    private final Node wide = m.input("B", 3, 4);
    private final Node weights = m.parameter("hidden.W", 3, 4);
    private final Node bias = m.parameter("hidden.b", 3);

    private String text(Node node) {
        return FormulaPrinter.text(m.graph).formula("f", node);
    }

    private String latex(Node node) {
        return FormulaPrinter.latex(m.graph).formula("f", node);
    }

    private Node number(double value) {
        return m.build.constant(value);
    }

    @Test
    void parenthesesStandWhereTheyAreNeeded() {
        assertThat(text(m.build.multiply(m.build.add(a, b), c))).isEqualTo("f = c*(a + b)");
        assertThat(text(m.build.subtract(a, m.build.subtract(b, c)))).isEqualTo("f = a - (b - c)");
        assertThat(text(m.build.add(a, m.build.subtract(b, c)))).isEqualTo("f = a + b - c");
        assertThat(text(m.build.divide(a, m.build.multiply(b, c)))).isEqualTo("f = a/(b*c)");
        assertThat(text(m.build.divide(m.build.multiply(a, b), c))).isEqualTo("f = a*b/c");
        assertThat(text(m.build.negate(m.build.multiply(a, b)))).isEqualTo("f = -a*b");
        assertThat(text(m.build.negate(m.build.add(a, b)))).isEqualTo("f = -(a + b)");
        assertThat(text(m.build.add(a, m.build.negate(b)))).isEqualTo("f = a - b");
        assertThat(text(m.build.subtract(a, m.build.negate(b)))).isEqualTo("f = a + b");
        assertThat(text(m.build.power(m.build.negate(a), number(2)))).isEqualTo("f = (-a)^2");
        assertThat(text(m.build.negate(m.build.power(a, number(2))))).isEqualTo("f = -a^2");
        assertThat(text(m.build.power(a, m.build.power(b, c)))).isEqualTo("f = a^(b^c)");
        assertThat(text(m.build.power(m.build.power(a, b), c))).isEqualTo("f = (a^b)^c");
        assertThat(text(m.build.power(a, number(-2)))).isEqualTo("f = a^(-2)");
        assertThat(text(m.build.multiply(a, number(-2)))).isEqualTo("f = -2*a");
    }

    @Test
    void choicesAndConditions() {
        Node isPositive = m.apply(Elementwises.GREATER, a, number(0));
        Node isSmall = m.apply(Elementwises.NOT, m.apply(Elementwises.LESS, m.build.add(a, b), c));
        Node choice = m.build.select(m.apply(Elementwises.AND, isPositive, isSmall), a, m.build.negate(a));
        assertThat(text(m.build.multiply(b, choice))).isEqualTo("f = b*(if a > 0 and not a + b < c then a else -a)");
        assertThat(text(isPositive)).isEqualTo("f = (a > 0)");
    }

    @Test
    void statedDerivativesAreWrittenAsInTheLanguage() {
        Node rounded = m.apply(Elementwises.FLOOR, m.build.add(a, b));
        Node one = StatedDerivatives.of(m.build, rounded, List.of(a), List.of(number(1)));
        Node both = StatedDerivatives.of(m.build, rounded, List.of(a, b), List.of(number(1), c));
        assertThat(text(one)).isEqualTo("f = floor(a + b) with derivative a: 1");
        assertThat(text(m.build.multiply(c, both))).isEqualTo("f = c*(floor(a + b) with derivative a: 1, b: c)");
        assertThat(latex(both)).endsWith("\\text{ with derivative } a\\colon 1,\\; b\\colon c");
    }

    @Test
    void numbersAreShort() {
        assertThat(text(number(2))).isEqualTo("f = 2");
        assertThat(text(number(-0.5))).isEqualTo("f = -0.5");
        assertThat(text(number(1e-9))).isEqualTo("f = 1e-9");
        assertThat(text(number(2.5e20))).isEqualTo("f = 2.5e20");
        assertThat(text(number(0.1 + 0.2))).isEqualTo("f = 0.30000000000000004");
        assertThat(text(number(123456))).isEqualTo("f = 123456");
        assertThat(text(number(4e22))).isEqualTo("f = 4e22");
        assertThat(text(number(Math.PI))).isEqualTo("f = pi");
        assertThat(text(number(-0.0))).isEqualTo("f = -0");
        assertThat(latex(number(2.5e-20))).isEqualTo("f = 2.5 \\cdot 10^{-20}");
    }

    @Test
    void productsOfMatricesAreRecognised() {
        Node hidden = m.apply(Elementwises.TANH, m.build.add(m.product(weights, x), bias));
        assertThat(text(hidden)).isEqualTo("f = tanh(hidden.W @ x + hidden.b)");
        assertThat(latex(hidden)).isEqualTo("f = \\tanh\\left(\\mathrm{hidden}_{W} x + \\mathrm{hidden}_{b}\\right)");
        assertThat(text(m.product(m.build.transpose(wide), y))).isEqualTo("f = B' @ y");
        assertThat(text(m.product(y, matrix))).isEqualTo("f = y @ A");
        assertThat(text(m.product(m.product(matrix, wide), x))).isEqualTo("f = A @ B @ x");
        assertThat(text(m.product(matrix, m.build.transpose(matrix)))).isEqualTo("f = A @ A'");
        assertThat(text(m.build.multiply(a, m.product(y, bias)))).isEqualTo("f = a*(y @ hidden.b)");
        assertThat(latex(m.product(y, bias))).isEqualTo("f = y^{\\top} \\mathrm{hidden}_{b}");
        assertThat(text(m.build.divide(m.sum(m.build.square(m.build.subtract(hidden, y))), number(3))))
                .isEqualTo("f = sum((tanh(hidden.W @ x + hidden.b) - y)^2)/3");
    }

    @Test
    void whatHasNoOtherFormIsWrittenWithIndices() {
        assertThat(text(m.build.sum(wide, List.of(1)))).isEqualTo("f[i] = sum(k) B[i, k]");
        assertThat(text(m.build.reduce(ReductionKind.MAXIMUM, m.build.square(wide), List.of(0))))
                .isEqualTo("f[i] = max(k) B[k, i]^2");
        assertThat(text(m.build.node(slice(1, 2), wide))).isEqualTo("f = B[1.., 2]");
        assertThat(latex(m.build.node(slice(1, 2), wide))).isEqualTo("f_{i} = B_{i + 1,2}");
        assertThat(text(m.build.node(shift(), x))).isEqualTo("f[i] = if 0 <= i - 1 then x[i - 1] else 0");
        assertThat(text(m.build.broadcast(x, Shape.of(2, 4)))).isEqualTo("f[i, j] = x[j]");
        assertThat(text(m.build.add(m.build.index(0, Shape.of(4)), x))).isEqualTo("f[i] = i + x[i]");
        assertThat(text(m.build.constant(1, Shape.of(3)))).isEqualTo("f[i] = 1");
        Node outer = m.build.multiply(
                m.build.node(View.spread(Shape.of(3, 4), List.of(0)), y),
                m.build.node(View.spread(Shape.of(3, 4), List.of(1)), x));
        assertThat(text(outer)).isEqualTo("f[i, j] = y[i]*x[j]");
        assertThat(latex(outer)).isEqualTo("f_{i,j} = y_{i} x_{j}");
        Node i = m.input("i", 4);
        assertThat(text(m.build.broadcast(i, Shape.of(2, 4)))).isEqualTo("f[j, k] = i[k]");
    }

    private static View slice(int from, int column) {
        return new View(Shape.of(2), List.of(AffineIndex.along(0, 1, from, 1), AffineIndex.fixed(column, 1)));
    }

    private static View shift() {
        return new View(Shape.of(4), List.of(AffineIndex.along(0, 1, -1, 1)));
    }

    @Test
    void convolutionsReadAsConvolutions() {
        Node windows = m.build.node(new View(Shape.of(2, 3), List.of(new AffineIndex(0, List.of(1, 1)))), x);
        Node kernel = m.build.node(View.spread(Shape.of(2, 3), List.of(1)), y);
        assertThat(text(m.build.sum(m.build.multiply(windows, kernel), List.of(1))))
                .isEqualTo("f[i] = sum(k) x[i + k]*y[k]");
    }

    @Test
    void reshapesAreWrittenOfWholeTensors() {
        Node flat = m.build.reshape(m.build.square(wide), Shape.of(2, 6));
        assertThat(text(flat)).isEqualTo("f = reshape(B^2, 2, 6)");
        assertThat(text(m.build.sum(flat, List.of(0)))).isEqualTo("f[i] = sum(k) reshape(B^2, 2, 6)[k, i]");
        Node rows = m.build.reshape(m.build.sum(wide, List.of(1)), Shape.of(3, 1));
        assertThat(text(rows)).isEqualTo("f = reshape(t1, 3, 1)\n  where t1[i] = sum(k) B[i, k]");
    }

    @Test
    void tensorsOfNumbersAreLists() {
        assertThat(text(m.build.node(new Literal(List.of(1.0, 2.5, -3.0, 0.0), Shape.of(2, 2)))))
                .isEqualTo("f = [[1, 2.5], [-3, 0]]");
    }

    @Test
    void latexSetsMathematics() {
        Map<String, Function<Node, Node>> examples = new LinkedHashMap<>();
        Node beta = m.input("beta");
        Node x1 = m.input("x1");
        Node adjoint = m.input("hidden_bar");
        examples.put("sine", node -> m.build.power(m.apply(Elementwises.SIN, node), number(2)));
        examples.put("fraction", node -> m.build.divide(m.build.negate(node), m.build.add(node, beta)));
        examples.put(
                "product",
                node -> m.build.multiply(m.build.multiply(number(2), node), m.apply(Elementwises.COS, beta)));
        examples.put("numbers", node -> m.build.multiply(number(3), m.build.power(number(2), node)));
        examples.put("exponential", node -> m.build.square(m.apply(Elementwises.EXP, node)));
        examples.put("log1p", node -> m.apply(Elementwises.LOG1P, m.build.negate(node)));
        examples.put("adjoint", node -> m.build.add(adjoint, m.element(weights, 0, 1)));
        examples.put("choice", node -> m.build.select(m.apply(Elementwises.LESS, node, beta), node, beta));
        StringBuilder all = new StringBuilder();
        examples.forEach((name, function) -> all.append(name)
                .append(": ")
                .append(FormulaPrinter.latex(m.graph).expression(function.apply(x1)))
                .append('\n'));
        Golden.assertMatches("notation/formulas.tex.txt", all.toString());
    }

    @Test
    void derivativesSayWhatTheyAreOf() {
        Node hidden = m.apply(Elementwises.TANH, m.build.add(m.product(weights, x), bias));
        m.define("hidden", hidden, "net.nnm", 2);
        Node loss = m.sum(m.build.square(m.build.subtract(hidden, y)));
        Node gradient = ReverseMode.adjoints(m.graph, Map.of(loss, number(1)), List.of(bias))
                .get(bias);
        Node simplified = Simplifier.simplify(m.graph, List.of(gradient), Rewrites.ALGEBRAIC)
                .get(0);
        assertThat(FormulaPrinter.text(m.graph).derivative("loss", "hidden.b", simplified))
                .isEqualTo("dloss/dhidden.b = 2*batch_sum("
                        + "(1 - tanh(hidden.W @ x + hidden.b)^2)*(tanh(hidden.W @ x + hidden.b) - y))");
        assertThat(FormulaPrinter.text(m.graph).keepingDefinitions().derivative("loss", "hidden.b", simplified))
                .isEqualTo("dloss/dhidden.b = 2*batch_sum((1 - hidden^2)*(hidden - y))\n"
                        + "  where hidden = tanh(hidden.W @ x + hidden.b)");
        assertThat(FormulaPrinter.latex(m.graph).derivative("y", "x1", m.build.divide(number(1), a)))
                .isEqualTo("\\frac{\\partial y}{\\partial x_{1}} = \\frac{1}{a}");
    }

    @Test
    void equationsShareExplanations() {
        Node stopped = m.build.node(new Stop(), m.build.square(a));
        assertThat(FormulaPrinter.text(m.graph).formulas(Map.of("f", stopped))).isEqualTo("f = stop(a^2)");
        Map<String, Node> two = new LinkedHashMap<>();
        two.put("f", layers(a, 4));
        two.put("g", m.apply(Elementwises.SIN, layers(a, 4)));
        assertThat(FormulaPrinter.text(m.graph).formulas(two))
                .isEqualTo("f = a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a\ng = sin(f)");
    }

    private Node layers(Node start, int count) {
        Node layer = start;
        for (int i = 0; i < count; i++) {
            layer = m.build.multiply(layer, layer);
        }
        return layer;
    }

    @Test
    void formulasAreNoLongerThanTheirGraphs() {
        String doubled = text(layers(a, 32));
        assertThat(doubled.lines().count()).isEqualTo(8);
        assertThat(doubled.length()).isLessThan(1000);
        Node chain = a;
        for (int i = 0; i < 25_000; i++) {
            chain = m.apply(Elementwises.SIN, m.build.add(m.build.negate(m.build.negate(chain)), number(i)));
        }
        String text = text(chain);
        assertThat(text.length()).isLessThan(3_000_000);
        assertThat(text.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(3_000);
        assertThat(latex(chain).length()).isLessThan(4_000_000);
    }
}
