package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.syntax.Expression.NameReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x", "x1", "x_1", "_x", "x₁", "xᵢ", "α", "Δx", "ω₀", "größe", "幅", "データ", "x\u0304", "ẋ", "𝛼", "ℓ",
                "if_", "inputs"
            })
    void names(String name) {
        assertThat(((NameReference) Parsing.expression(name)).name())
                .isEqualTo(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC));
    }

    @Test
    void composedAndDecomposedNamesAreEqual() {
        assertThat(((NameReference) Parsing.expression("e\u0301tat")).name())
                .isEqualTo(((NameReference) Parsing.expression("\u00e9tat")).name())
                .isEqualTo("\u00e9tat");
    }

    @Test
    void superscriptsAndTransposesAreNoPartOfNames() {
        assertThat(Parsing.tree("v = xᵀ")).contains("transpose", "name x\n");
        assertThat(Parsing.tree("v = x₁²")).contains("power", "name x₁\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data",
                "columns",
                "column",
                "split",
                "prepare",
                "epochs",
                "batch",
                "seed",
                "stop",
                "early",
                "optimizer",
                "class",
                "validation",
                "float",
                "double",
                "glorot",
                "grad",
                "sum",
                "max",
                "over",
                "in",
                "reverse",
                "from",
                "collect",
                "as",
                "with",
                "derivative",
                "pad",
                "characters",
                "text",
                "every",
                "edge",
                "wrap"
            })
    void wordsOfOnePlaceAreNamesElsewhere(String word) {
        String program =
                "input %1$s\nfn %1$s2(%1$s, z = 1) = %1$s * z\noutput y = %1$s2(%1$s, z = %1$s[0])\nparam p ~ %1$s\n"
                        + "metric %1$s = %1$s(%1$s = %1$s)\nh = %1$s(x)\n%1$s = 1";

        assertThat(Parsing.program(program.formatted(word)).statements()).hasSize(7);
        assertThat(Parsing.statement(word + " = 1")).isInstanceOf(Statement.Definition.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model",
                "precision",
                "input",
                "param",
                "target",
                "const",
                "output",
                "loss",
                "metric",
                "fn",
                "train",
                "import",
                "dim",
                "layer",
                "repeat",
                "scan",
                "while",
                "if",
                "then",
                "else",
                "and",
                "or",
                "not",
                "true",
                "false"
            })
    void keywordsAreNoNames(String word) {
        assertThat(Parsing.title("input " + word)).isEqualTo("'" + word + "' cannot be a name");
    }
}
