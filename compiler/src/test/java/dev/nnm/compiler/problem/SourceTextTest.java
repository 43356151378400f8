package dev.nnm.compiler.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {

    @Test
    void countsLinesWithEveryKindOfLineEnd() {
        SourceText text = new SourceText("t", "a\nb\r\nc\rd");

        assertThat(text.line(0)).isEqualTo(1);
        assertThat(text.line(2)).isEqualTo(2);
        assertThat(text.line(5)).isEqualTo(3);
        assertThat(text.line(7)).isEqualTo(4);
        assertThat(text.substring(text.lineStart(2), text.lineEnd(2))).isEqualTo("b");
        assertThat(text.substring(text.lineStart(4), text.lineEnd(4))).isEqualTo("d");
    }

    @Test
    void countsColumnsInCodePoints() {
        SourceText text = new SourceText("t", "x\n𝛼𝛽γ");
        SourceSpan gamma = text.span(4, 5);

        assertThat(gamma.line()).isEqualTo(2);
        assertThat(gamma.column()).isEqualTo(3);
        assertThat(gamma.text()).isEqualTo("γ");
        assertThat(gamma).hasToString("t:2:3");
    }

    @Test
    void theEndOfTheTextIsOnItsLastLine() {
        SourceText text = new SourceText("t", "ab\n");

        assertThat(text.span(3, 3).line()).isEqualTo(2);
        assertThat(text.span(3, 3).column()).isEqualTo(1);
        assertThat(new SourceText("empty", "").span(0, 0).line()).isEqualTo(1);
    }

    @Test
    void spansJoin() {
        SourceText text = new SourceText("t", "a + b");

        assertThat(text.span(4, 5).to(text.span(0, 1)).text()).isEqualTo("a + b");
        assertThat(text.span(0, 1).after()).isEqualTo(text.span(1, 1));
    }
}
