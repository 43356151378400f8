package dev.nnm.teach.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.Samples;
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

    @Test
    void anAnswerThatCannotBeReadIsExplained() {
        assertThatThrownBy(() -> grade("x^2", "2*xx"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the answer cannot be read")
                .hasMessageContaining("unknown name \"xx\"");
    }
}
