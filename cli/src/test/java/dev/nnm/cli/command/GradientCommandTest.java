package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of the lecture and of the survey, through the command. */
class GradientCommandTest {

    @TempDir
    private Path folder;

    private static JsonObject gradient(String sample, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "gradient";
        all[1] = Cli.sample(sample);
        all[2] = "--json";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        Cli cli = Cli.run(all);
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        return cli.json();
    }

    private static double value(JsonObject json) {
        return json.get("value").getAsDouble();
    }

    private static double derivative(JsonObject json, String variable) {
        return json.getAsJsonObject("gradient").get(variable).getAsDouble();
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbolic", "forward", "reverse"})
    void theFunctionOfTheSurveyToTheLastDigit(String mode) {
        JsonObject json = gradient("baydin", "--at", "x1=2,x2=5", "--mode", mode);

        assertThat(value(json)).isEqualTo(11.652071455223084);
        assertThat(derivative(json, "x1")).isEqualTo(5.5);
        assertThat(derivative(json, "x2")).isEqualTo(1.7163378145367738);
    }

    @Test
    void theFunctionOfTheSurveyByDifferences() {
        JsonObject json = gradient("baydin", "--at", "x1=2,x2=5", "--mode", "numeric");

        assertThat(value(json)).isEqualTo(11.652071455223084);
        assertThat(derivative(json, "x1")).isCloseTo(5.5, within(1e-9));
        assertThat(derivative(json, "x2")).isCloseTo(1.7163378145367738, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbolic", "forward", "reverse"})
    void theProduct(String mode) {
        JsonObject json = gradient("product", "--at", "x1=3,x2=0.5", "--mode", mode);

        assertThat(value(json)).isCloseTo(3 + 6 * Math.sin(0.5), within(1e-14));
        assertThat(derivative(json, "x1")).isCloseTo(1 + 2 * Math.sin(0.5), within(1e-14));
        assertThat(derivative(json, "x2")).isCloseTo(6 * Math.cos(0.5), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbolic", "forward", "reverse"})
    void theValueThatIsUsedTwice(String mode) {
        JsonObject json = gradient("reuse", "--at", "a=4,b=3", "--mode", mode);

        assertThat(value(json)).isEqualTo(28);
        assertThat(derivative(json, "a")).isEqualTo(11);
        assertThat(derivative(json, "b")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbolic", "forward", "reverse"})
    void theSumOver32Paths(String mode) {
        JsonObject json = gradient("path_sums", "--at", "w=1.1", "--mode", mode);

        assertThat(value(json)).isCloseTo(Math.pow(1.1, 32), within(1e-12));
        assertThat(derivative(json, "w")).isCloseTo(32 * Math.pow(1.1, 31), within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbolic", "forward", "reverse"})
    void theErrorTermsOfTheWorkedExample(String mode) {
        JsonObject json = gradient("backprop", "--at", "x=[1,0],t=0.9", "--of", "loss", "--mode", mode);

        JsonObject gradient = json.getAsJsonObject("gradient");
        assertThat(gradient.get("b").getAsDouble()).isCloseTo(-0.086, within(5e-4));
        assertThat(gradient.getAsJsonArray("c").get(0).getAsDouble()).isCloseTo(-0.002, within(5e-4));
        assertThat(gradient.getAsJsonArray("V").get(0).getAsJsonArray()).hasSize(2);
        assertThat(gradient.getAsJsonArray("V").get(1).getAsJsonArray().get(1).getAsDouble())
                .as("the weight of an input that is 0")
                .isZero();
    }

    @Test
    void onlyWhatIsAskedFor() {
        JsonObject json = gradient("baydin", "--at", "x1=2,x2=5", "--wrt", "x2", "--of", "y");

        assertThat(json.getAsJsonObject("gradient").keySet()).containsExactly("x2");
    }

    @Test
    void theTextIsAligned() {
        assertThat(Cli.run("gradient", Cli.sample("baydin"), "--at", "x1=2,x2=5")
                        .out())
                .isEqualTo("""
                y      = 11.652071455223084
                dy/dx1 = 5.5
                dy/dx2 = 1.7163378145367738
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--of yy", "--wrt x1,x9", "--at x1=1"})
    void unknownNamesAndMissingValuesAreTheUsersMistake(String arguments) {
        Cli cli = Cli.run(("gradient " + Cli.sample("baydin") + " " + arguments).split(" "));

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isNotEmpty().doesNotContain("Exception", "internal error");
    }

    @Test
    void ofATrainedModelWithRespectToTheRawInputs() throws IOException {
        String model = Files.writeString(folder.resolve("slope.nnm"), """
                input x
                target t
                param w = 1
                param b = 0
                output y = w * x + b
                loss (y - t)^2
                train {
                  data { 10 -> 1; 20 -> 4; 30 -> 7 }
                  prepare standardize(x)
                  optimizer sgd(rate = 0.2)
                  epochs 300
                }
                """).toString();
        String weights = folder.resolve("slope.npz").toString();
        assertThat(Cli.run("train", model, "--weights", weights).code()).isZero();

        JsonObject json = Cli.run("gradient", model, "--weights", weights, "--at", "x=40", "--json")
                .json();

        assertThat(value(json)).isCloseTo(10, within(1e-6));
        assertThat(derivative(json, "x")).as("per unit of the raw input").isCloseTo(0.3, within(1e-6));
    }

    @Test
    void elementsOfVariablesAreNotTaken() {
        Cli cli = Cli.run("gradient", Cli.sample("xor"), "--at", "x=[1,0]", "--wrt", "b,W[0,1]");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err())
                .isEqualTo("--wrt W[0,1]: this command takes whole variables, such as W, not elements of them\n");
    }
}
