package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import org.junit.jupiter.api.Test;

class TraceCommandTest {

    @Test
    void theTableOfTheSurvey() {
        assertThat(Cli.run("trace", Cli.sample("baydin"), "--at", "x1=2,x2=5", "--mode", "reverse", "--digits", "4")
                        .out())
                .isEqualTo("""
                        Evaluation of y

                        Forward: values
                        variable  formula    value
                        ────────  ───────  ───────
                        x1                       2
                        x2                       5
                        v1        ln(x1)    0.6931
                        v2        x1*x2         10
                        v3        sin(x2)  -0.9589
                        v4        v1 + v2    10.69
                        y         v4 - v3    11.65

                        Reverse: adjoints, the derivatives of y
                        adjoint  formula             value  of
                        ───────  ──────────────────  ─────  ──
                        ȳ                                1  y
                        v̄4       ȳ                       1  v4
                        v̄3       -ȳ                     -1  v3
                        v̄2       v̄4                      1  v2
                        v̄1       v̄4                      1  v1
                        x̄2       v̄2*x1 + v̄3*cos(x2)  1.716  x2
                        x̄1       v̄1/x1 + v̄2*x2         5.5  x1
                        """);
    }

    @Test
    void csvHasAllDigits() {
        assertThat(Cli.run("trace", Cli.sample("baydin"), "--at", "x1=2,x2=5", "--mode", "forward", "--csv")
                        .out())
                .contains("y,v4 - v3,11.652071455223084,ẏ,v̇4 - v̇3,5.5");
    }

    @Test
    void mistakesAreExplained() {
        Cli missing = Cli.run("trace", Cli.sample("baydin"), "--at", "x1=2");
        assertThat(missing.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(missing.err()).contains("x2");

        Cli element = Cli.run("trace", Cli.sample("xor"), "--at", "x=[1,0]", "--wrt", "x[2]");
        assertThat(element.err()).contains("x[2] is no element: the shape is [2]");

        Cli mode = Cli.run("trace", Cli.sample("baydin"), "--at", "x1=2,x2=5", "--mode", "backward");
        assertThat(mode.code()).isEqualTo(ExitCode.WRONG_USAGE);
    }
}
