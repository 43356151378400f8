package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.syntax.Expression.Scan;
import dev.nnm.compiler.syntax.Expression.Tuple;
import dev.nnm.compiler.syntax.Expression.While;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopSyntaxTest {

    @Test
    void aScanHasStatesVariablesAStartAndABody() {
        Scan scan = (Scan) Parsing.expression(
                "scan (h, c) over xt in reverse x, i in 0..n from (zeros(n), 0) collect { k = h; (k, c) }");

        assertThat(scan.states()).extracting(Name::text).containsExactly("h", "c");
        assertThat(scan.variables())
                .satisfiesExactly(
                        x -> {
                            assertThat(x).isInstanceOf(ScanVariable.Element.class);
                            assertThat(x.reversed()).isTrue();
                            assertThat(x.span().text()).isEqualTo("xt in reverse x");
                        },
                        i -> {
                            assertThat(((ScanVariable.Counter) i).range().span().text())
                                    .isEqualTo("0..n");
                            assertThat(i.reversed()).isFalse();
                        });
        assertThat(scan.initial()).isInstanceOf(Tuple.class);
        assertThat(scan.collects()).isTrue();
        assertThat(scan.body().statements()).hasSize(1);
        assertThat(scan.body().result()).isInstanceOf(Tuple.class);
    }

    @Test
    void aScanMayHaveOneStateAndGivesTheLastUnlessItCollects() {
        Scan scan = (Scan) Parsing.expression("scan h over i in reverse 0..n from h { h * i }");

        assertThat(scan.states()).extracting(Name::text).containsExactly("h");
        assertThat(scan.variables().get(0).reversed()).isTrue();
        assertThat(scan.collects()).isFalse();
        assertThat(Parsing.tree("y = scan (h) over x in a from 0 { h }"))
                .isEqualTo(Parsing.tree("y = scan h over x in a from 0 { h }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan h\n over xt in x\n from 0\n{ h + xt }",
                "scan\n h over\n xt\n in x from\n\n # the start\n 0 {\n  h + xt\n}",
                "f(scan h over xt in x from 0 { h + xt })",
                "scan h over xt in x from 0 { h + xt }\nz = 1",
            })
    void theHeadOfALoopMayBeBroken(String text) {
        assertThat(Parsing.tree("v = " + text))
                .contains(Parsing.tree("v = scan h over xt in x from 0 { h + xt }")
                        .substring("definition v\n".length())
                        .strip()
                        .lines()
                        .findFirst()
                        .orElseThrow());
        assertThat(Parsing.program("v = " + text + "\nw = 2").statements()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan over over in in in from from { over }",
                "scan h over reverse in reverse from 0 { h + reverse }",
                "scan h over x in collect from max collect { h + x }",
                "while max from max = max max max { max }",
                "while from from from = with max as { pad }",
            })
    void wordsOfLoopsAreNamesWhereNamesStand(String text) {
        assertThat(Parsing.expression(text)).isInstanceOfAny(Scan.class, While.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan h over x in { q = a; q } from sum(w) { h }",
                "scan h over x in reverse { a } from sum(w) { h }",
                "scan h over x in a from { q = b; q } + sum(w) { h }",
                "while { x } > 1 from x = { a } max { n } { x }"
            })
    void blocksStandInTheHeadsOfLoops(String text) {
        assertThat(Parsing.expression(text)).isInstanceOfAny(Scan.class, While.class);
    }

    @Test
    void reverseIsAWordWhereAnExpressionFollows() {
        assertThat(variable("reverse x").reversed()).isTrue();
        assertThat(variable("reverse (x)").reversed()).isTrue();
        assertThat(variable("reverse [1, 2]").reversed()).isTrue();
        assertThat(variable("reverse 0..3").reversed()).isTrue();
        assertThat(variable("reverse").reversed()).isFalse();
        assertThat(variable("reverse * 2").reversed()).isFalse();
        assertThat(variable("reverse, z in y").reversed()).isFalse();
    }

    private static ScanVariable variable(String sequence) {
        return ((Scan) Parsing.expression("scan h over x in " + sequence + " from 0 { h }"))
                .variables()
                .get(0);
    }

    @Test
    void aWhileHasAConditionVariablesAndMaybeALimit() {
        While loop = (While) Parsing.expression("while x > 1 from x = a, y = 0 max 2 * n { (x / 2, y + 1) }");

        assertThat(loop.condition().span().text()).isEqualTo("x > 1");
        assertThat(loop.variables()).extracting(v -> v.span().text()).containsExactly("x = a", "y = 0");
        assertThat(loop.limit().span().text()).isEqualTo("2 * n");
        assertThat(loop.body().result()).isInstanceOf(Tuple.class);
        assertThat(((While) Parsing.expression("while x > 1 from x = a { x / 2 }")).limit())
                .isNull();
    }

    @Test
    void loopsStandWhereOperandsDo() {
        assertThat(Parsing.tree("y = 1 + while x > 1 from x = a { x } * 2"))
                .isEqualTo(Parsing.tree("y = 1 + (while x > 1 from x = a { x }) * 2"));
        assertThat(Parsing.tree("y = scan h over x in a from 0 { h }[0]"))
                .isEqualTo(Parsing.tree("y = (scan h over x in a from 0 { h })[0]"));
    }

    @Test
    void aRepetitionHasACountMaybeACounterAndDefinitions() {
        Repeat repeat = (Repeat) Parsing.statement(
                "repeat 2 * n as k {\n x = f(x)\n\n (a, b) = g(a, b); repeat 3 { c[i] = c[i] + k }\n}");

        assertThat(repeat.count().span().text()).isEqualTo("2 * n");
        assertThat(repeat.counter().text()).isEqualTo("k");
        assertThat(repeat.body())
                .extracting(Object::getClass)
                .satisfiesExactly(
                        x -> assertThat(x).isEqualTo(Definition.class),
                        ab -> assertThat(ab).isEqualTo(TupleDefinition.class),
                        inner -> assertThat(inner).isEqualTo(Repeat.class));
        assertThat(((Repeat) Parsing.statement("repeat 3\n{ x = 1 }")).counter())
                .isNull();
        assertThat(((Repeat) Parsing.statement("repeat as as as { as = as }")).counter())
                .isNotNull();
    }

    @Test
    void repetitionsStandInBlocks() {
        assertThat(Parsing.tree("fn f(x) {\n  y = x\n  repeat 3 { y = y * x }\n  y\n}"))
                .contains("    repeat\n      count\n        number 3\n      definition y");
    }
}
