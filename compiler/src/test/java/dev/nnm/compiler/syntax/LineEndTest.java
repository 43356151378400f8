package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y = f(a,\n  b)",
                "y = f(\n a\n ,\n b\n)",
                "y =\n  f(a, b)",
                "y = f(a, b)\n\n\n",
                "\n\n# first\ny = f(a, b) # last",
                "y = f(a, # the first\n b) # the second",
                "y = f(a, b)\r\n",
                "y = f(a, b);;",
                "\uFEFFy = f(a, b)",
            })
    void oneDefinitionOfACall(String text) {
        assertThat(Parsing.tree(text)).isEqualTo(Parsing.tree("y = f(a, b)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y = if a\n then b\n else c",
                "y = if a then\n b else\n c",
                "y = if\n a then b\n\n # comment\n else c",
            })
    void conditionalsOverSeveralLines(String text) {
        assertThat(Parsing.tree(text)).isEqualTo(Parsing.tree("y = if a then b else c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "-", "*", "/", "@", "^", "<", "<=", ">", ">=", "==", "!=", "and", "or"})
    void anOperatorAtTheEndContinuesTheLine(String operator) {
        assertThat(Parsing.tree("y = a " + operator + "\n  b\nz = a"))
                .isEqualTo(Parsing.tree("y = a " + operator + " b; z = a"));
    }

    @Test
    void anOperatorAtTheStartDoesNotContinueTheLineBefore() {
        assertThat(Parsing.title("y = a\n  - b")).isEqualTo("a line cannot start with '-'");
        assertThat(Parsing.title("y = a\n  * b")).isEqualTo("a line cannot start with '*'");
    }

    @Test
    void transposesAndClosingBracketsEndTheLine() {
        assertThat(Parsing.program("a = W'\nb = x²\nc = [1]\nd = Wᵀ\ne = f()").statements())
                .hasSize(5);
    }

    @Test
    void semicolonsSeparateStatements() {
        assertThat(Parsing.program("input x; a = x; output y = a").statements()).hasSize(3);
    }

    @Test
    void lineEndsCountAgainInsideBraces() {
        String text = "y = f({\n m = a\n m\n}, b)";

        assertThat(Parsing.tree(text)).isEqualTo(Parsing.tree("y = f({ m = a; m }, b)"));
    }

    @Test
    void anOpeningBraceMayStandOnALineOfItsOwn() {
        assertThat(Parsing.tree("fn f(x)\n{\n  x\n}\ntrain\n{\n epochs 3\n}"))
                .isEqualTo(Parsing.tree("fn f(x) { x }; train { epochs 3 }"));
    }

    @Test
    void anEmptyTextIsAnEmptyProgram() {
        assertThat(Parsing.program("").statements()).isEmpty();
        assertThat(Parsing.program("\n# nothing\n;\n").statements()).isEmpty();
    }
}
