package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Precision;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sums of products of which a condition leaves out some, or one factor is the same for all examples: as few matrix
 * products as there can be, the same in any case.
 */
class ProductRewritesTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard().withTarget(Target.MIDDLE);

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = ';',
            value = {
                // the product, and the adjoints of both factors
                "y[i] = sum(j) if j < i then L[i, j] * v[j] else 0 ; loss sum(tanh(y)) ; a triangle ; 3",
                "y[i] = sum(j) (if j <= i then L[i, j] else 0) * v[j] ; loss sum(y^3) ; with its diagonal ; 3",
                "y[i] = sum(j) if j > i then v[j] * L[i, j] else 0 ; loss sum(sin(y)) ; the upper one ; 3",
                // at y[0] = 0 the root has no derivative, and no product uses it
                "y[i] = sum(j) if j < i then L[i, j] * v[j] else 0 ; loss sum(sqrt(y)) ; a root of an empty row ; 3",
                // the factor is not finite where the condition leaves it out, in every row at another place
                "y[i] = sum(j) if j != i then c[j] / (v[i] - v[j]) else 0 ; loss sum(y^2) ; singular on the diagonal ; 0",
                "y[i] = sum(j) if x[j] < 1 then L[i, j] * v[j] else 0 ; loss sum(y^2) ; a condition on data ; 0",
                // the adjoint of c is a sum over examples, taken before it is multiplied
                "y = L @ (x - c) ; loss sum(tanh(y)) ; a shift before a product ; 2",
                "y = L @ (x - c) ; loss sum(y^2) + sum(c) - sum((x + c)^2) ; a shift that is used twice ; 2",
                "y[i] = sum(j) if j < i then L[i, j] * (x[j] - c[j]) else 0 ; loss sum(y^3) ; a shift and a triangle ; 2",
            })
    void areTheSameAndMatrixProductsWherePossible(String definition, String loss, String title, int products) {
        String program = "input x[12]\nparam L[12, 12] ~ normal(0, 1)\nparam c[12] = 1\nv = c * x\n" + definition + "\n"
                + loss + " + sum(L)\n";
        CheckedModel model = COMPILER.check(COMPILER.parse(new SourceText("masked.nnm", program)));
        GraphFunction function = COMPILER.derive(model).stream()
                .filter(each -> each.name().equals("train"))
                .findFirst()
                .orElseThrow();
        GraphFunction simplified = COMPILER.simplify(function);
        for (int batch : new int[] {0, 1, 7}) {
            double[][] expected = new RandomPoint(model, batch, 5).of(function).interpreted();
            double[][] found = new RandomPoint(model, batch, 5).of(simplified).interpreted();
            for (int k = 0; k < expected.length; k++) {
                assertThat(found[k])
                        .as("%s, batch %d, result %d", title, batch, k)
                        .containsExactly(expected[k], Offset.offset(1e-9));
            }
        }
        assertThat(contractions(COMPILER.lower(simplified, Precision.DOUBLE)))
                .as(title)
                .isEqualTo(products);
    }

    private static long contractions(LoopProgram program) {
        long[] count = {0};
        program.methods()
                .forEach(method -> Walk.statements(
                        method.body(), statement -> count[0] += statement instanceof Statement.Contraction ? 1 : 0));
        return count[0];
    }
}
