package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.syntax.Expression.BoundReduction;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.Tabulation;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexSyntaxTest {

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sum(k) a[k] * b[k] + c         | (sum(k) (a[k] * b[k])) + c",
                "sum(k) a[k] - b                | (sum(k) (a[k])) - b",
                "sum(k) a[k] @ b / c            | sum(k) ((a[k] @ b) / c)",
                "sum(k) a[k]^2                  | sum(k) (a[k]^2)",
                "sum(k) a[k] < b                | (sum(k) (a[k])) < b",
                "2 * sum(k) a[k] * b            | 2 * (sum(k) (a[k] * b))",
                "-sum(k) a[k]                   | -(sum(k) (a[k]))",
                "sum(k) a[k] * -b               | sum(k) (a[k] * (-b))",
                "sum(k) (a[k] + b) * c          | sum(k) ((a[k] + b) * c)",
                "sum(k) if c then a[k] else b + d | sum(k) (if c then a[k] else (b + d))",
                "sum(i) max(j) x[i, j]          | sum(i) (max(j) (x[i, j]))",
                "sum(i) a[i] * sum(j) b[j] * c  | sum(i) (a[i] * (sum(j) (b[j] * c)))",
                "sum(k) 2 * a[k]                | sum(k) (2 * a[k])",
                "a^sum(k) b[k]                  | a^(sum(k) (b[k]))",
                "sum(k in 0..3) a[k]            | sum(k in 0..3) (a[k])",
                "sum(i, j in 0..n - 1,) 1       | sum(i, j in 0..(n - 1)) (1)",
            })
    void theBodyBindsLikeAFactor(String written, String grouped) {
        assertThat(Parsing.tree("v = " + written.replace(",)", ")"))).isEqualTo(Parsing.tree("v = " + grouped));
    }

    @ParameterizedTest
    @EnumSource
    void everyReductionBindsIndices(ReductionOperator operator) {
        BoundReduction reduction = (BoundReduction) Parsing.expression(operator.word() + "(i, j in 0..2) x[i, j]");

        assertThat(reduction.operator()).isEqualTo(operator);
        assertThat(reduction.indices()).extracting(index -> index.name().text()).containsExactly("i", "j");
        assertThat(reduction.indices().get(0).range()).isNull();
        assertThat(reduction.indices().get(1).range().to().span().text()).isEqualTo("2");
        assertThat(reduction.body()).isInstanceOf(Index.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(k) (a[k])",
                "sum(k) { m = a[k]; m }",
                "sum(k) if a[k] > 0 then 1 else 0",
                "sum(k) 1",
                "sum(k) scan h over x in a from 0 { h + x * k }",
                "sum(k) while x < k from x = 0 { x + 1 }",
                "sum(k) f(k)",
                "sum(k) true",
                "max(k) max(a[k], 0)",
                "sum(k) over",
                "sum(k) with * 2",
                "sum(k in 0..2) pad[k]",
            })
    void anOperandAfterTheParenthesesMakesAReduction(String text) {
        assertThat(Parsing.expression(text)).isInstanceOf(BoundReduction.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(k)",
                "sum(k)\nz = 1",
                "sum(x, axis = 0)",
                "max(a, b)",
                "mean(x);",
                "median(x)",
            })
    void withoutAnOperandItIsACall(String text) {
        assertThat(Parsing.expression(text)).isInstanceOf(Call.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(k) - f",
                "sum(k) + f",
                "sum(k) * f",
                "sum(k)[0]",
                "sum(k)'",
                "sum(k)²",
                "[sum(k), sum(f)]",
                "f(sum(k), max(f))",
                "x[sum(k) pad 0]",
                "x[f, max(k) pad edge]",
                "if sum(k) > 0 then max(k) else min(k)",
                "scan h over x in f from sum(k) { h }",
                "scan h over x in max(k) from sum(k) collect { h }",
                "scan h over i in 0..sum(k), j in 0..sum(k) from 0 { h }",
                "while sum(k) from x = sum(k) max 5 { x }",
                "while sum(k) from x = sum(k), y = 2 max sum(k) { x }",
            })
    void wordsAfterACallLeaveItACall(String text) {
        assertThat(Parsing.tree("v = " + text)).contains("call").doesNotContain("reduction");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repeat sum(n) { x = n }",
                "repeat max(n) as k { x = n }",
                "fn f(x) = sum(x) with derivative x: 1",
                "fn f(x) = sum(x)\n  with derivative x: 1",
                "fn sum(x) { x }",
                "fn max(a, b) { a }",
                "train { rate sum(x)\n data { sum(x) -> max(x) } }",
            })
    void statementsHaveCallsWhereWordsFollow(String text) {
        assertThat(Parsing.tree(text)).doesNotContain("reduction");
    }

    @Test
    void definitionsHaveIndices() {
        Definition definition = (Definition) Parsing.statement("C[i, j in 1..n] = a[i] * b[j]");
        Tabulation tabulation = (Tabulation) definition.value();

        assertThat(definition.name().text()).isEqualTo("C");
        assertThat(tabulation.span().text()).isEqualTo("C[i, j in 1..n] = a[i] * b[j]");
        assertThat(tabulation.element().span().text()).isEqualTo("a[i] * b[j]");
        assertThat(tabulation.indices())
                .extracting(index -> index.span().text())
                .containsExactly("i", "j in 1..n");
        assertThat(tabulation.indices().get(0).range()).isNull();
        assertThat(tabulation.indices().get(1).range().span().text()).isEqualTo("1..n");
        assertThat(tabulation.indices().get(1).range().from().span().text()).isEqualTo("1");
    }

    @Test
    void indicesStandInOutputsConstantsAndBlocks() {
        assertThat(Parsing.program("output y, C[i] = a[i], z = 1").statements())
                .extracting(output -> ((OutputDefinition) output).value() instanceof Tabulation)
                .containsExactly(false, true, false);
        assertThat(((ConstantDefinition) Parsing.statement("const w[i in 0..4] = i")).value())
                .isInstanceOf(Tabulation.class);
        assertThat(Parsing.tree("y = { m[i] = x[i]; m }")).contains("definition m\n      tabulation");
    }

    @Test
    void paddingFollowsTheSubscripts() {
        assertThat(padding("x[i, j]")).isNull();
        assertThat(padding("x[i - 1, j pad edge]")).isInstanceOf(Padding.Edge.class);
        assertThat(padding("x[i - 1 pad wrap]").span().text()).isEqualTo("pad wrap");
        assertThat(((Padding.Fill) padding("x[i - 1 pad -1.5]")).value().span().text())
                .isEqualTo("-1.5");
        assertThat(padding("x[i pad (edge)]")).isInstanceOf(Padding.Fill.class);
        assertThat(padding("x[pad pad pad]")).isInstanceOf(Padding.Fill.class);
        assertThat(padding("x[pad]")).isNull();
    }

    private static Padding padding(String text) {
        return ((Index) Parsing.expression(text)).padding();
    }
}
