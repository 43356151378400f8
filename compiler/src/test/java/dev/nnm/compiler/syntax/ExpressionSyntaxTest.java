package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.syntax.Expression.Binary;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionSyntaxTest {

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a + b * c           | a + (b * c)",
                "a - b - c           | (a - b) - c",
                "a - b + c           | (a - b) + c",
                "a / b * c           | (a / b) * c",
                "a @ b @ c           | (a @ b) @ c",
                "a * b @ c           | (a * b) @ c",
                "-x^2                | -(x^2)",
                "2 * -x              | 2 * (-x)",
                "-a * b              | (-a) * b",
                "a - -b              | a - (-b)",
                "a^b^c               | a^(b^c)",
                "a^-b                | a^(-b)",
                "2^-x * y            | (2^(-x)) * y",
                "2^-x^2              | 2^(-(x^2))",
                "-x'                 | -(x')",
                "W' @ x              | (W') @ x",
                "x^y'                | x^(y')",
                "-x²                 | -(x^2)",
                "a * x²              | a * (x^2)",
                "2^x²                | 2^(x^2)",
                "f(x)'[0]            | ((f(x))')[0]",
                "a^f(x)              | a^(f(x))",
                "a + b < c * d       | (a + b) < (c * d)",
                "not a < b           | not (a < b)",
                "not a and b         | (not a) and b",
                "a and b or c and d  | (a and b) or (c and d)",
                "a or not b and c    | a or ((not b) and c)",
                "if a then b else c + d | if a then b else (c + d)",
                "1 + if a then b else c | 1 + (if a then b else c)",
                "if a then b else if c then d else e | if a then b else (if c then d else e)",
                "if a < b and c then d else e | if ((a < b) and c) then d else e",
            })
    void precedence(String written, String grouped) {
        assertThat(Parsing.tree("v = " + written)).isEqualTo(Parsing.tree("v = " + grouped));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a ≤ b     | a <= b",
                "a ≥ b     | a >= b",
                "a ≠ b     | a != b",
                "a · b     | a * b",
                "a ⋅ b     | a * b",
                "a × b     | a * b",
                "a − b     | a - b",
                "Wᵀ        | W'",
                "x⁻¹       | x^-1",
                "x¹⁰       | x^10",
            })
    void mathematicalSignsAreOperators(String sign, String ascii) {
        String withoutTexts = "number \\S+";
        assertThat(Parsing.tree("v = " + sign).replaceAll(withoutTexts, "number"))
                .isEqualTo(Parsing.tree("v = " + ascii).replaceAll(withoutTexts, "number"));
    }

    @Test
    void superscriptsHaveTheirValue() {
        Binary power = (Binary) Parsing.expression("x¹⁰");

        assertThat(((Expression.NumberLiteral) power.right()).value()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.5,1.5", ".5,0.5", "1e-3,0.001", "2.5E+4,25000", "0,0", "007,7", "4.9e-324,4.9e-324"})
    void numbers(String text, double value) {
        Expression.NumberLiteral number = (Expression.NumberLiteral) Parsing.expression(text);

        assertThat(number.value()).isEqualTo(value);
        assertThat(number.text()).isEqualTo(text);
    }

    @Test
    void stringsHaveEscapes() {
        Expression.StringLiteral string = (Expression.StringLiteral)
                Parsing.expression("\"a\\\"b\\\\c\\n\\t\\u{3b1}\\u{1F600} # not a comment\"");

        assertThat(string.value()).isEqualTo("a\"b\\c\n\tα😀 # not a comment");
    }

    @Test
    void truthValues() {
        assertThat(Parsing.tree("v = true and false")).contains("true", "false").doesNotContain("name");
    }

    @Test
    void subscripts() {
        Index index = (Index) Parsing.expression("x[1, 0..2, 1.., ..n, :, ..]");

        assertThat(index.subscripts()).hasSize(6);
        assertThat(index.subscripts().get(0)).isInstanceOf(Expression.At.class);
        Range closed = (Range) index.subscripts().get(1);
        assertThat(closed.from().span().text()).isEqualTo("0");
        assertThat(closed.to().span().text()).isEqualTo("2");
        Range open = (Range) index.subscripts().get(2);
        assertThat(open.from().span().text()).isEqualTo("1");
        assertThat(open.to()).isNull();
        Range fromStart = (Range) index.subscripts().get(3);
        assertThat(fromStart.from()).isNull();
        assertThat(fromStart.to().span().text()).isEqualTo("n");
        assertThat(index.subscripts().subList(4, 6)).allSatisfy(subscript -> {
            assertThat(((Range) subscript).from()).isNull();
            assertThat(((Range) subscript).to()).isNull();
        });
    }

    @Test
    void argumentsMayHaveNames() {
        Call call = (Call) Parsing.expression("swish(z, beta = 2 * b,)");

        assertThat(call.arguments()).hasSize(2);
        assertThat(call.arguments().get(0).name()).isNull();
        assertThat(call.arguments().get(1).name().text()).isEqualTo("beta");
        assertThat(call.arguments().get(1).value().span().text()).isEqualTo("2 * b");
    }

    @Test
    void nestedListsAreMatrices() {
        ListLiteral matrix = (ListLiteral) Parsing.expression("[[1, 2],\n [3, 4],\n]");

        assertThat(matrix.elements())
                .hasSize(2)
                .allMatch(row -> ((ListLiteral) row).elements().size() == 2);
    }

    @Test
    void spansCoverWhatIsWritten() {
        Binary sum = (Binary) Parsing.expression("𝛼 + (b - c')·f(x) # comment");

        assertThat(sum.span().text()).isEqualTo("𝛼 + (b - c')·f(x)");
        assertThat(sum.right().span().text()).isEqualTo("(b - c')·f(x)");
        assertThat(((Binary) sum.right()).right().span().text()).isEqualTo("f(x)");
        assertThat(sum.left().span().column()).isEqualTo(5);
    }

    @Test
    void blocksHaveDefinitionsAndAValue() {
        Expression.Block block = (Expression.Block) Parsing.expression("{ m = max(z); const n = 2\n\n z - m / n; }");

        assertThat(block.statements()).hasSize(2);
        assertThat(block.result().span().text()).isEqualTo("z - m / n");
    }
}
