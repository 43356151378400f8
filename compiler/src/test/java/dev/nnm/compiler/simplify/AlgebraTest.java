package dev.nnm.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.compiler.op.GraphBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas as people would write them. */
class AlgebraTest {

    private final Graph graph = new Graph();
    private final Written written = new Written(graph, Shape.SCALAR);

    private Node simplified(Node node) {
        return Simplifier.simplify(graph, List.of(node), Rewrites.ALGEBRAIC).get(0);
    }

    private String text(Node node) {
        return FormulaPrinter.text(graph).expression(node);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x + 0                          | x
            0 * x                          | 0
            x - x                          | 0
            x / x                          | 1
            2*x + 3*x                      | 5*x
            x*x                            | x^2
            x*x*x / x                      | x^2
            x^3 * x^-1                     | x^2
            x^0.5 * x^0.5                  | x
            x^2.5 / x^0.5                  | x^2
            (x^2)^3                        | x^6
            (x^2)^0.5                      | (x^2)^0.5
            ((x*y)^0.5)^2                  | x*y
            (2*x)^3                        | 8*x^3
            x * 2 * y * 3                  | 6*x*y
            x / 3                          | x/3
            2 * x / 6                      | x/3
            x / 3 + x / 6                  | x/2
            1 / 3                          | 1/3
            -x + y                         | y - x
            -x - y                         | -x - y
            x - (y - z)                    | x - y + z
            -(-x)                          | x
            x * -1 * y                     | -x*y
            x^-2                           | 1/x^2
            -3 / x                         | -3/x
            2 / (x * y)                    | 2/(x*y)
            x * (y + z)                    | x*(y + z)
            a + (a + b)                    | 2*a + b
            (a + b + c) - (c + b + a)      | 0
            (a + b) * (b + a)              | (a + b)^2
            exp(x) * exp(y)                | exp(x + y)
            exp(x) / exp(2*x)              | exp(-x)
            exp(x) / exp(x)                | 1
            1 / exp(x)                     | exp(-x)
            ln(exp(x))                     | x
            sin(x)^2 + cos(x)^2            | 1
            y*sin(x)^2 + 3 + y*cos(x)^2    | 3 + y
            sqrt(x) * sqrt(x)              | x
            1/sqrt(x) * 1/sqrt(x)          | 1/x
            abs(x)^2                       | x^2
            cos(0) * x                     | x
            ln(2) * x                      | x*ln(2)
            x / 0                          | x/0
            0.5 * x * 2                    | x
            0.1 * x + 0.2 * x              | 0.30000000000000004*x
            """)
    void isSimplified(String before, String after) {
        Node node = written.expression(before);
        Node result = simplified(node);
        assertThat(text(result)).isEqualTo(after);
        assertThat(simplified(result)).as("again").isSameAs(result);
        if (!before.contains("/ 0")) {
            RewriteVerifier.assertClose(graph, node, result, Points.between(0.5, 3), 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x1 + 2*x1*sin(x2)            | x1 | 1 + 2*sin(x2)
            x1 + 2*x1*sin(x2)            | x2 | 2*x1*cos(x2)
            a*(a + b)                    | a  | 2*a + b
            a*(a + b)                    | b  | a
            ln(x1) + x1*x2 - sin(x2)     | x1 | 1/x1 + x2
            ln(x1) + x1*x2 - sin(x2)     | x2 | x1 - cos(x2)
            x^3 + 2*x^2 + x + 7          | x  | 3*x^2 + 4*x + 1
            tanh(w*x)                    | x  | w*(1 - tanh(w*x)^2)
            1/x                          | x  | -1/x^2
            sqrt(x)                      | x  | 1/(2*sqrt(x))
            x^y                          | x  | if y == 0 then 0 else y*x^(y - 1)
            exp(-x^2/2)                  | x  | -x*exp(-x^2/2)
            sin(x)*cos(x)                | x  | cos(x)^2 - sin(x)^2
            x/(x + y)                    | x  | 1/(x + y) - x/(x + y)^2
            (y - t)^2                    | y  | 2*(y - t)
            1/(1 + exp(-z))              | z  | exp(-z)/(1 + exp(-z))^2
            if x > 0 then x^2 else x     | x  | if x > 0 then 2*x else 1
            y*(if x > 0 then x^2 else 0) | x  | if x > 0 then 2*y*x else 0
            x^(1/3)                      | x  | x^(-2/3)/3
            x*(1 + erf(x/sqrt(2)))       | x  | 1 + erf(x/sqrt(2)) + 1.1283791670955126*x*exp(-x^2/2)/sqrt(2)
            x*erf(x)                     | x  | erf(x) + 1.1283791670955126*x*exp(-x^2)
            x^2*exp(a*x)/2               | x  | (2*x*exp(a*x) + x^2*a*exp(a*x))/2
            """)
    void isTheDerivative(String expression, String variable, String expected) {
        Node y = written.expression(expression);
        Node x = written.variable(variable);
        Node one = new GraphBuilder(graph).constant(1);
        Node forward = ForwardMode.tangents(graph, Map.of(x, one), List.of(y)).get(y);
        Node reverse = ReverseMode.adjoints(graph, Map.of(y, one), List.of(x)).get(x);
        RewriteVerifier.assertClose(graph, forward, simplified(reverse), Points.between(0.5, 3), 1e-12);
        assertThat(text(simplified(forward))).isEqualTo(expected);
    }

    @Test
    void fiveLayersThatMultiplyTwoCopies() {
        Node w = written.variable("w");
        GraphBuilder build = new GraphBuilder(graph);
        Node layer = w;
        for (int i = 0; i < 5; i++) {
            layer = build.multiply(layer, layer);
        }
        assertThat(text(simplified(layer))).isEqualTo("w^32");
        Node derivative = ForwardMode.tangents(graph, Map.of(w, build.constant(1)), List.of(layer))
                .get(layer);
        assertThat(text(simplified(derivative))).isEqualTo("32*w^31");
    }
}
