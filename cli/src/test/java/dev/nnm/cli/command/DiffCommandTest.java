package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baydin    | x1 | dy/dx1 = 1/x1 + x2",
                "baydin    | x2 | dy/dx2 = x1 - cos(x2)",
                "product   | x1 | dz/dx1 = 1 + 2*sin(x2)",
                "product   | x2 | dz/dx2 = 2*x1*cos(x2)",
                "reuse     | a  | dd/da = 2*a + b",
                "reuse     | b  | dd/db = a",
                "path_sums | w  | do/dw = 32*w^31",
            })
    void formulasAreSimplified(String sample, String variable, String formula) {
        Cli cli = Cli.run("diff", Cli.sample(sample), "--wrt", variable);

        assertThat(cli.err()).isEmpty();
        assertThat(cli.out()).isEqualTo(formula + "\n");
    }

    @Test
    void byDefaultByEveryInput() {
        assertThat(Cli.run("diff", Cli.sample("product")).out())
                .isEqualTo("dz/dx1 = 1 + 2*sin(x2)\ndz/dx2 = 2*x1*cos(x2)\n");
    }

    @Test
    void latex() {
        assertThat(Cli.run("diff", Cli.sample("baydin"), "--wrt", "x1", "--latex")
                        .out())
                .isEqualTo("\\frac{\\partial y}{\\partial x_{1}} = \\frac{1}{x_{1}} + x_{2}\n");
    }

    @Test
    void jsonHasBoth() {
        JsonObject json = Cli.run("diff", Cli.sample("baydin"), "--json").json();

        assertThat(json.get("of").getAsString()).isEqualTo("y");
        JsonObject formula = json.getAsJsonObject("derivatives").getAsJsonObject("x2");
        assertThat(formula.get("text").getAsString()).isEqualTo("dy/dx2 = x1 - cos(x2)");
        assertThat(formula.get("latex").getAsString()).startsWith("\\frac{\\partial y}{\\partial x_{2}} = ");
    }

    @Test
    void elementsOfVariablesAreNotTaken() {
        Cli cli = Cli.run("diff", Cli.sample("xor"), "--wrt", "b,W[0,1]");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err())
                .isEqualTo("--wrt W[0,1]: this command takes whole variables, such as W, not elements of them\n");
    }
}
