package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.ParameterAccess;
import dev.nnm.compiler.syntax.Expression.Tuple;
import dev.nnm.compiler.syntax.Statement.DimensionDefinition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.Import;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions, what is made of them, and where they come from. */
class FunctionSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fn f(x, y) = x * y with derivative x: y, y: x",
                "fn f(x, y) = x * y\n  with derivative x: y,\n    y: x",
                "fn f(x, y) {\n  x * y\n}\nwith derivative x:\n y, y: x",
                "fn f(x, y) { x * y } with derivative x: y, y: x",
            })
    void aFunctionMayStateItsDerivatives(String text) {
        FunctionDefinition function = (FunctionDefinition)
                Parsing.program(text + "\nz = 1").statements().get(0);

        assertThat(function.derivatives())
                .extracting(rule ->
                        rule.parameter().text() + " " + rule.value().span().text())
                .containsExactly("x y", "y x");
        assertThat(function.span().text()).isEqualTo(text);
    }

    @Test
    void withoutThemItHasNone() {
        FunctionDefinition function = (FunctionDefinition) Parsing.statement("fn f(with) = with\nwith = 1");

        assertThat(function.derivatives()).isEmpty();
    }

    @Test
    void aCallMayGiveAFunctionThatIsCalled() {
        Call call = (Call) Parsing.expression("grad(f, 2)(x)");

        assertThat(call.function().span().text()).isEqualTo("grad(f, 2)");
        assertThat(Parsing.title("y = (f)(x)")).isEqualTo("an operator is missing before '('");
        assertThat(Parsing.title("y = f[0](x)")).isEqualTo("an operator is missing before '('");
    }

    @Test
    void tuplesAreValuesAndAreTakenApart() {
        assertThat(((Tuple) Parsing.expression("(a, b + 1, (c, d))")).elements())
                .extracting(part -> part.span().text())
                .containsExactly("a", "b + 1", "(c, d)");
        TupleDefinition definition = (TupleDefinition) Parsing.statement("(a, b) = f(x)");
        assertThat(definition.names()).extracting(Name::text).containsExactly("a", "b");
        assertThat(definition.value()).isInstanceOf(Call.class);
        assertThat(Parsing.expression("(a)")).isInstanceOf(Expression.NameReference.class);
    }

    @Test
    void aLayerIsMadeByACall() {
        LayerDefinition layer = (LayerDefinition) Parsing.statement("layer f = dense(16, relu)");

        assertThat(layer.name().text()).isEqualTo("f");
        assertThat(layer.call().arguments()).hasSize(2);
        assertThat(Parsing.tree("fn g(x) { layer f = dense(3); f(f(x)) }")).contains("layer f");
    }

    @Test
    void parametersOfLayersAreValues() {
        ParameterAccess access = (ParameterAccess) Parsing.expression("f.hidden_2.W");

        assertThat(access.layer().text()).isEqualTo("f");
        assertThat(access.path()).extracting(Name::text).containsExactly("hidden_2", "W");
        assertThat(Parsing.tree("y = f.W[0] @ x")).isEqualTo(Parsing.tree("y = (f.W)[0] @ x"));
        assertThat(Parsing.tree("y = x[0..n] + x[0 .. n] + .5"))
                .doesNotContain("parameter")
                .contains("number .5");
    }

    @Test
    void dimensionsAndImports() {
        assertThat(((DimensionDefinition) Parsing.statement("dim T = 4 * 7"))
                        .size()
                        .span()
                        .text())
                .isEqualTo("4 * 7");
        assertThat(((Import) Parsing.statement("import \"my layers.nnm\""))
                        .path()
                        .value())
                .isEqualTo("my layers.nnm");
    }
}
