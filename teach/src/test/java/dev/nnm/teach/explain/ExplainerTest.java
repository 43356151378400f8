package dev.nnm.teach.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.teach.render.LatexRenderer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard();

    @Test
    void everyRowOfTheTableIsExplained() {
        for (Elementwise row : Elementwises.ALL) {
            Explanation explanation = Explainer.explain(COMPILER, row);

            assertThat(explanation.name()).isEqualTo(row.name());
            assertThat(explanation.formula().text()).isNotEmpty();
            assertThat(explanation.valueJava())
                    .startsWith("private void compute")
                    .endsWith("}");
            assertThat(explanation.points()).isNotEmpty();
            assertThat(LatexRenderer.render(ExplanationDocument.of(explanation)))
                    .contains("tabular");
        }
    }

    @Test
    void theTangentHyperbolicus() {
        Explanation tanh = Explainer.explain(COMPILER, Elementwises.TANH);

        assertThat(tanh.derivatives()).hasSize(1);
        assertThat(tanh.derivatives().get(0).formula().text()).isEqualTo("1 - tanh(x)^2");
        assertThat(tanh.gradientJava()).contains("Math.tanh(x[b])");
        assertThat(tanh.rewrites()).anySatisfy(r -> assertThat(r.rule()).contains("sinh(x) / cosh(x)"));
        assertThat(tanh.points()).anySatisfy(point -> {
            assertThat(point.arguments()).isEqualTo(List.of(0.0));
            assertThat(point.value()).isZero();
            assertThat(point.derivatives()).isEqualTo(List.of(1.0));
        });
    }

    @Test
    void operationsAreFoundByNameAndBySymbol() {
        assertThat(Operations.find("sqrt")).contains(Elementwises.SQRT);
        assertThat(Operations.find("^")).contains(Elementwises.POWER);
        assertThat(Operations.find("if")).contains(Elementwises.SELECT);
        assertThat(Operations.find("sigmund")).isEmpty();
    }
}
