package dev.nnm.compiler.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemPrinterTest {

    @Test
    void showsTheLineWithCaretsAndTheDetail() {
        SourceText text = new SourceText("iris.nnm", "\n\n\n\n\nlogits = W @ hidden\n");
        Problem problem = new Problem(
                text.span(14, 24),
                "shapes do not fit in a product",
                "W is [3, 8] and hidden is [16]: the inner sizes 8 and 16 must be equal.");

        assertThat(ProblemPrinter.print(problem)).isEqualTo("""
                iris.nnm:6:10: shapes do not fit in a product
                  6 | logits = W @ hidden
                    |          ^^^^^^^^^^
                  W is [3, 8] and hidden is [16]: the inner sizes 8 and 16 must be equal.""");
    }

    @Test
    void aSpanOverSeveralLinesMarksItsFirst() {
        assertThat(printed("f(a,\n  b)", 0, 9)).isEqualTo("""
                t:1:1: title
                  1 | f(a,
                    | ^^^^""");
    }

    @Test
    void anEmptySpanHasOneCaret() {
        assertThat(printed("x +", 3, 3)).isEqualTo("""
                t:1:4: title
                  1 | x +
                    |    ^""");
    }

    @Test
    void caretsStandUnderWideAndCombiningCharactersAndAfterTabs() {
        assertThat(printed("\t幅 + e\u0301 + yy", 10, 12)).isEqualTo("""
                t:1:11: title
                  1 |     幅 + e\u0301 + yy
                    |              ^^""");
        assertThat(printed("面積 * 2", 0, 2)).endsWith("    | ^^^^");
    }

    @Test
    void controlCharactersOfTheTextDoNotReachTheTerminal() {
        assertThat(printed("a \u001b[31m\u202e b", 0, 1)).contains("a \uFFFD[31m\uFFFD b");
    }

    @Test
    void aLongLineIsCutAroundTheSpan() {
        String printed = printed("a + ".repeat(50_000) + "b", 100_000, 100_001);

        assertThat(printed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(140));
        List<String> lines = printed.lines().toList();
        int caret = lines.get(2).indexOf('^');
        assertThat(lines.get(1).charAt(caret)).isEqualTo('a');
        assertThat(lines.get(1)).contains("| …").endsWith("…");
    }

    @Test
    void severalProblemsAreSeparatedByAnEmptyLine() {
        SourceText text = new SourceText("t", "a\nb");
        Problem first = new Problem(text.span(0, 1), "one");
        Problem second = new Problem(text.span(2, 3), "two", "detail\nof two lines");

        assertThat(new CompileException(List.of(first, second))).hasMessage("""
                t:1:1: one
                  1 | a
                    | ^

                t:2:1: two
                  2 | b
                    | ^
                  detail
                  of two lines""");
    }

    private static String printed(String text, int start, int end) {
        return ProblemPrinter.print(new Problem(new SourceText("t", text).span(start, end), "title"));
    }
}
