package dev.nnm.teach.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnm.teach.Samples;
import dev.nnm.teach.subject.Subject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {

    private static final Map<String, double[]> POINT = Map.of("x1", new double[] {2}, "x2", new double[] {5});

    @TempDir
    private static Path folder;

    private static String page = "";

    @BeforeAll
    static void write() throws IOException {
        page = page("baydin", null, POINT);
        Files.writeString(folder.resolve("report.html"), page);
    }

    private static String page(String sample, @Nullable String of, Map<String, double[]> at) {
        return ReportPage.of(report(sample, of, at), 6);
    }

    private static Report report(String sample, @Nullable String of, Map<String, double[]> at) {
        Subject written = Samples.asWritten(sample, of, at);
        return Reporter.report(Samples.source(sample), written, Samples.asCompiled(sample, of, at), 6);
    }

    @Test
    void thePageNeedsNoNetwork() {
        assertThat(page).doesNotContainPattern("(src|href)=\"?(https?:)?//").doesNotContain("@import");
        assertThat(page).doesNotContainPattern("url\\((?!data:)[^)]*\\.woff");
    }

    @Test
    void allQuestionsAreAnswered() {
        assertThat(page)
                .contains(
                        "Evaluation of y",
                        "Paths from x1 to y",
                        "The derivative of y by x2",
                        "Derivatives of y by every method",
                        "Error against step size",
                        "Expression swell",
                        "The operation sin")
                .doesNotContain("is left out");
    }

    @Test
    void whatDoesNotApplyIsLeftOutWithTheReason() {
        Report report = report("iris", "loss", Map.of("x", new double[] {1, 2, 3, 4}, "species", new double[] {0}));

        assertThat(report.omissions())
                .containsExactly(new Report.Omission(
                        "derive",
                        "a derivation is shown for functions of single numbers without loops; "
                                + "\"nnm trace\" follows tensors and loops"));
        assertThat(report.documents()).anyMatch(document -> document.title().equals("Backpropagation of loss"));
    }

    @Test
    void linesOfTheModelAreFoundInTheJava() {
        Report report = report("backprop", "loss", Map.of("x", new double[] {1, 0}, "t", new double[] {0.9}));
        List<Integer> lines = report.java().from(report.source(), lineOf(report, "hidden = sigmoid"));

        assertThat(lines.stream()
                        .map(line -> report.java().lines().get(line - 1).strip()))
                .contains("// hidden = sigmoid(V @ x + c)")
                .hasSizeGreaterThan(3)
                .noneMatch(line -> line.startsWith("// output") || line.startsWith("// loss"));
        assertThat(report.java().from(report.source(), lineOf(report, "train"))).isEmpty();
    }

    private static int lineOf(Report report, String start) {
        List<String> lines = report.source().text().lines().toList();
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.startsWith(start))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aBrowserStepsThroughTheSweep() throws IOException, InterruptedException {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "there is no Chromium on the PATH, so the page is not opened in one");
        URI address = folder.resolve("report.html").toUri();
        try (Browser browser = new Browser(program.get(), Files.createDirectory(folder.resolve("profile")), address)) {
            assertThat(text(browser, "#status")).isEqualTo("0 of 12: what is given");
            assertThat(visible(browser, "value")).containsExactly("2", "5");
            assertThat(visible(browser, "adjoint")).isEmpty();

            assertThat(stepOn(browser)).isEqualTo("1 of 12: forward: v1 = 0.693147");
            assertThat(stepOn(browser)).isEqualTo("2 of 12: forward: v2 = 10");
            assertThat(stepOn(browser)).isEqualTo("3 of 12: forward: v3 = -0.958924");
            assertThat(stepOn(browser)).isEqualTo("4 of 12: forward: v4 = 10.6931");
            assertThat(stepOn(browser)).isEqualTo("5 of 12: forward: y = 11.6521");
            assertThat(visible(browser, "value")).hasSize(7);
            assertThat(stepOn(browser)).isEqualTo("6 of 12: back: adjoint of y = 1");
            for (int step = 7; step <= 11; step++) {
                stepOn(browser);
            }
            assertThat(text(browser, "#status")).isEqualTo("11 of 12: back: adjoint of x2 = 1.71634");
            assertThat(visible(browser, "adjoint"))
                    .hasSize(6)
                    .contains("x̄2 = 1.71634")
                    .doesNotContain("x̄1 = 5.5");
            assertThat(number(browser, "document.querySelectorAll('.arrow.flowing').length"))
                    .isEqualTo(2);

            browser.evaluate("document.getElementById('back').click()");
            assertThat(text(browser, "#status")).isEqualTo("10 of 12: back: adjoint of v1 = 1");
            browser.evaluate("document.getElementById('last').click()");
            assertThat(text(browser, "#status")).isEqualTo("12 of 12: back: adjoint of x1 = 5.5");

            browser.evaluate("document.querySelector('[data-box=\"4\"]').dispatchEvent(new Event('mouseenter'))");
            assertThat(text(browser, "article:not([hidden]) .value")).isEqualTo("-0.958924");
            assertThat(text(browser, "article:not([hidden]) .adjoint")).isEqualTo("-1");
            assertThat(text(browser, "#model .marked")).isEqualTo("output y = ln(x1) + x1*x2 - sin(x2)");
            assertThat(text(browser, "#java .marked:nth-of-type(n)")).contains("output y = ln(x1)");
            assertThat(number(browser, "document.querySelectorAll('article .katex').length"))
                    .isPositive();
            assertThat(number(browser, "document.querySelectorAll('.katex-error').length"))
                    .isZero();
        }
    }

    private static String stepOn(Browser browser) {
        browser.evaluate("document.getElementById('next').click()");
        return text(browser, "#status");
    }

    private static String text(Browser browser, String selector) {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .getAsString()
                .strip();
    }

    private static int number(Browser browser, String expression) {
        return browser.evaluate(expression).getAsInt();
    }

    /** The texts in the graph that say a value or an adjoint and can be seen. */
    private static List<String> visible(Browser browser, String kind) {
        List<String> texts = new ArrayList<>();
        browser.evaluate(
                        "[...document.querySelectorAll('.box ." + kind + "')]"
                                + ".filter(text => getComputedStyle(text).visibility === 'visible').map(text => text.textContent)")
                .getAsJsonArray()
                .forEach(text -> texts.add(text.getAsString()));
        return texts;
    }
}
