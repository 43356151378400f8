package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.command.ModelCommand;
import dev.nnm.runtime.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model with a loss and without an output. */
class NoOutputTest {

    private static final String SAYS =
            ": the model has no output, so there is nothing to compute; output y = … in the file makes one.\n";

    @TempDir
    private Path folder;

    private String model;
    private String weights;
    private String data;

    @BeforeEach
    void write() throws IOException {
        model = Files.writeString(folder.resolve("m.nnm"), """
                        input x
                        target t
                        param w = 1
                        loss (w * x - t)^2
                        train { data { 1 -> 2; 2 -> 4 }; optimizer sgd(rate = 0.1); epochs 20 }
                        """).toString();
        data = Files.writeString(folder.resolve("d.csv"), "1,2\n2,4\n").toString();
        weights = folder.resolve("w.npz").toString();
    }

    @Test
    void itIsTrainedOnTheDataOfTheFile() {
        Cli cli = Cli.run("train", model, "--weights", weights);

        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains("loss after ", "\nw = 2.0").doesNotContain("target t");
    }

    @Test
    void itIsTrainedOnOtherData() {
        Cli cli = Cli.run("train", model, "--weights", weights, "--data", data, "--json");

        assertThat(cli.code()).isZero();
        assertThat(cli.json().get("lossAfter").getAsDouble()).isLessThan(0.01);
    }

    @Test
    void predictSaysSo() {
        Cli.run("train", model, "--weights", weights);

        Cli cli = Cli.run("predict", model, "--weights", weights, "--data", data);

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEqualTo(model + SAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--json"})
    void evalSaysSo(String option) {
        Cli cli = option.isEmpty()
                ? Cli.run("eval", model, "--at", "x=1")
                : Cli.run("eval", model, "--at", "x=1", option);

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEqualTo(model + SAYS);
    }

    @Test
    void theCommandOfItsJarSaysSo() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);

        int code = ModelCommand.run(compiled(), new String[] {"predict", data}, printed, printed);

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(model + SAYS);
    }

    @Test
    void javaProgramsAreToldSoButCanTrainAndScore() {
        CompiledModel compiled = compiled();

        assertThatThrownBy(() -> compiled.evaluate(Map.of("x", new double[] {1})))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the model has no output");
        Dataset examples = Dataset.ofRows(compiled.description(), List.of(List.of(1.0, 3.0)));
        assertThat(compiled.score(examples).loss()).isEqualTo(4);
    }

    private CompiledModel compiled() {
        return NnmCompiler.standard().compile(Path.of(model));
    }
}
