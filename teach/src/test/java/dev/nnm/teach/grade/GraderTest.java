package dev.nnm.teach.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.Samples;
import dev.nnm.teach.render.TextRenderer;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraderTest {

    private static final List<String> FUNCTIONS = List.of(
            "x^3 - 2*x",
            "sin(x)*a",
            "exp(x)*cos(x)",
            "ln(1 + x^2)",
            "x / (1 + x^2)",
            "tanh(x)*x",
            "sigmoid(a*x)",
            "sqrt(1 + x^2)",
            "atan(x) + a",
            "x^2*exp(-x)",
            "a^2*x - x^5",
            "1 / (2 + sin(x))",
            "exp(sin(x))",
            "cosh(x)/2",
            "softplus(x)",
            "(x + a)^4",
            "x*ln(2 + x^2)",
            "sinh(2*x)",
            "asinh(x)",
            "cos(x)^3");

    /** D stands for the derivative. */
    private static final List<String> EQUAL = List.of(
            "D",
            "-(-(D))",
            "2*(D)/2",
            "(D) + sin(x)^2 + cos(x)^2 - 1",
            "(D)*exp(x)/exp(x)",
            "(x + 1)*(D) - x*(D)",
            "exp(ln(2))/2*(D)",
            "(D)*(cosh(x)^2 - sinh(x)^2)",
            "((D)*(a + 3) - 3*(D) - a*(D)) + (D)",
            "(D) + (x + a)^2 - x^2 - 2*a*x - a^2");

    private static final List<String> WRONG = List.of(
            "-(D)",
            "2*(D)",
            "(D) + 0.0000000001",
            "(D)*1.0000001",
            "(D) + x/1000000",
            "(D) + sin(x)^2",
            "(D)*cos(x/1000)",
            "(D) + exp(x)*0.00001",
            "(D) - a",
            "(D)*x");

    private static Grade grade(String function, String answer) {
        SourceText source = new SourceText("f.nnm", "input x, a\noutput y = " + function + "\n");
        return Grader.grade(Samples.COMPILER, source, answer, "y", "x");
    }

    private static String derivative(String function) {
        return grade(function, "x").derivative().text();
    }

    @Test
    void twoHundredEqualFormsAreAccepted() {
        for (String function : FUNCTIONS) {
            String derivative = derivative(function);
            for (String form : EQUAL) {
                String answer = form.replace("D", derivative);
                assertThat(grade(function, answer).verdict())
                        .as(function + ": " + answer)
                        .isIn(Grade.Verdict.PROVED, Grade.Verdict.EQUAL_AT_POINTS);
            }
        }
    }

    @Test
    void twoHundredWrongFormsAreRejectedWithACounterexample() {
        for (String function : FUNCTIONS) {
            String derivative = derivative(function);
            for (String form : WRONG) {
                String answer = form.replace("D", derivative);
                Grade grade = grade(function, answer);
                assertThat(grade.verdict()).as(function + ": " + answer).isEqualTo(Grade.Verdict.WRONG);
                assertThat(grade.counterexample()).isPresent();
            }
        }
    }

    @Test
    void theSameFormulaIsProved() {
        assertThat(grade("x^2 + a*x", "a + 2*x").verdict()).isEqualTo(Grade.Verdict.PROVED);
    }

    private static String document(String answer) {
        return TextRenderer.render(GradeDocument.of(grade("x^2*a", answer)));
    }

    @Test
    void aNearMissShowsDigitsThatDiffer() {
        assertThat(document("2*x*a + 1e-9"))
                .containsPattern("the answer is +3\\.187520001\n")
                .containsPattern("the derivative is +3\\.18752\n")
                .doesNotContain("they differ by");
        assertThat(document("2*x*a*1.1")).containsPattern("the answer is +3\\.506272\n");
        assertThat(document("2*x*a + 1e-30")).containsPattern("they differ by +1e-30\n");
        assertThat(document("ln(-1)")).containsPattern("the answer is +not defined\n");
    }

    @Test
    void anAnswerIsAFormulaWithoutDerivatives() {
        for (String answer : List.of("grad(y, x)", "a * jvp(x^2, x, 1)", "(if a > 0 then hvp(y, x, 1) else 1)")) {
            assertThatThrownBy(() -> grade("x^2*a", answer))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("the answer leaves the derivative to \"")
                    .hasMessageContaining("write it as a formula");
        }
        assertThat(grade("x * grad(a^2, a)", "2*a").verdict()).isEqualTo(Grade.Verdict.PROVED);
    }

    @Test
    void anAnswerIsASingleNumber() {
        assertThatThrownBy(() -> grade("x^2", " ")).hasMessage("the answer is empty");
        assertThatThrownBy(() -> grade("x^2", "[1, 2]"))
                .hasMessage("the answer must be a single number, but has the shape [2]");
        for (String answer : List.of("(x, a)", "sin", "x > 0")) {
            assertThatThrownBy(() -> grade("x^2", answer)).hasMessage("the answer is no number");
        }
        assertThatThrownBy(() -> grade("x^2", "2*(x")).hasMessageNotContaining("answer_");
    }

    @Test
    void anAnswerThatCannotBeReadIsExplained() {
        assertThatThrownBy(() -> grade("x^2", "2*xx"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the answer cannot be read")
                .hasMessageContaining("unknown name \"xx\"");
    }

    @Test
    void mistakesAreShownWhereTheyAreInTheAnswer() {
        assertThatThrownBy(() -> grade("x^2", "x +")).hasMessage("""
                        the answer cannot be read: answer:1:4: expected an expression after '+', found the end of the file
                          1 | x +
                            |    ^""");
        assertThatThrownBy(() -> grade("x^2", "x\n  + xx"))
                .hasMessageStartingWith("the answer cannot be read: answer:2:5: unknown name \"xx\"");
        assertThatThrownBy(() -> grade("x^2", "x; z = 3"))
                .hasMessageStartingWith("the answer cannot be read: answer:1:2: ");
    }

    private static Grade tensors(String by, String answer) {
        SourceText source = new SourceText("f.nnm", """
                input x[2], A[2, 2]
                output y = x @ A @ x + exp(x[0])
                """);
        return Grader.grade(Samples.COMPILER, source, answer, null, by);
    }

    @Test
    void derivativesByOneElementAreGraded() {
        assertThat(tensors("A[0, 1]", "x[0] * x[1]").verdict())
                .isIn(Grade.Verdict.PROVED, Grade.Verdict.EQUAL_AT_POINTS);
        assertThat(tensors("A[0,1]", "x[0]^2").verdict()).isEqualTo(Grade.Verdict.WRONG);
        assertThat(tensors("x[0]", "2*A[0, 0]*x[0] + (A[0, 1] + A[1, 0])*x[1] + exp(x[0])")
                        .verdict())
                .isEqualTo(Grade.Verdict.EQUAL_AT_POINTS);
        assertThat(tensors("x[1]", "A[1, 1]*x[1]").by()).isEqualTo("x[1]");
    }

    @Test
    void aLossIsThatOfOneExample() {
        String text = "input x\ntarget t\nparam w = 1\nparam v[2] = 1\noutput y = w * x + v @ v\nloss (y - t)^2\n";
        SourceText source = new SourceText("f.nnm", text);
        Grade number = Grader.grade(Samples.COMPILER, source, "2*(y - t)*x", "loss", "w");
        Grade element = Grader.grade(Samples.COMPILER, source, "4*(y - t)*v[1]", "loss", "v[1]");

        assertThat(number.verdict()).isEqualTo(Grade.Verdict.PROVED);
        assertThat(element.verdict()).isIn(Grade.Verdict.PROVED, Grade.Verdict.EQUAL_AT_POINTS);
        assertThat(number.derivative().text()).doesNotContain("batch");
        assertThat(element.derivative().text()).doesNotContain("batch");
    }

    @Test
    void whatCanBeNamedIsSaid() {
        assertThatThrownBy(() -> tensors("x", "1")).hasMessageEndingWith("name one of its elements, such as x[0]");
        assertThatThrownBy(() -> tensors("A[2, 0]", "1")).hasMessageContaining("A[2, 0] is no element");
        assertThatThrownBy(() -> tensors("x[99999999999]", "1")).hasMessageContaining("is no element");
        assertThatThrownBy(() -> tensors("y", "1"))
                .hasMessage("y is computed; derivatives are by variables: there are x, A");
        assertThatThrownBy(() -> tensors("z[0]", "1")).hasMessageContaining("unknown variable \"z\"");
    }
}
