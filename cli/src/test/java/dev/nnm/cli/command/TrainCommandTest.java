package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import dev.nnm.cli.SharedData;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.CompiledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    /** A model whose training diverges after some epochs. */
    private static final String DIVERGING = """
            input x
            target t
            param w = 0.5
            output y = w * x
            loss (y - t)^2
            train {
              data { 1000 -> 1 }
              optimizer sgd(rate = 1)
              epochs 1000
            }
            """;

    @TempDir
    private Path folder;

    private Cli train(String model, String weights, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "train";
        all[1] = model;
        all[2] = "--weights";
        all[3] = folder.resolve(weights).toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return Cli.run(all);
    }

    private JsonObject trained(String model, String weights, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        Cli cli = train(model, weights, all);
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        return cli.json();
    }

    private byte[] bytes(String weights) throws IOException {
        return Files.readAllBytes(folder.resolve(weights));
    }

    @Test
    void xorIsLearntTwiceWithTheSameBits() throws IOException {
        JsonObject json = trained(Cli.sample("xor"), "first.npz");
        trained(Cli.sample("xor"), "second.npz");

        assertThat(json.get("lossAfter").getAsDouble()).isLessThan(1e-3);
        assertThat(json.get("lossAfter").getAsDouble())
                .isLessThan(json.get("lossBefore").getAsDouble());
        assertThat(json.getAsJsonArray("epochs")).hasSize(500);
        assertThat(json.get("stoppedEarly").getAsBoolean()).isFalse();
        assertThat(bytes("second.npz")).isEqualTo(bytes("first.npz"));
    }

    @Test
    void theNumberOfThreadsChangesNoBit() throws IOException {
        trained(Cli.sample("xor"), "one.npz", "--epochs", "3", "--threads", "1");
        trained(Cli.sample("xor"), "three.npz", "--epochs", "3", "--threads", "3");

        assertThat(bytes("three.npz")).isEqualTo(bytes("one.npz"));
        Cli none = train(Cli.sample("xor"), "none.npz", "--threads", "0");
        assertThat(none.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(none.err()).contains("--threads must be 1 or more, but is 0");
    }

    @Test
    void theTextHasTheLossesAndThePredictions() {
        Cli cli = train(Cli.sample("xor"), "xor.npz");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .contains("loss before", "loss after", "epochs       500")
                .contains("saved in " + folder.resolve("xor.npz"))
                .contains("x           target t  output y\n")
                .containsPattern("\\[0\\.0, 1\\.0]  1\\.0       (1\\.0|0\\.999)");
    }

    @Test
    void theOptionsOverrideTheTrainBlock() throws IOException {
        JsonObject json = trained(
                Cli.sample("xor"), "a.npz", "--epochs", "3", "--batch", "1", "--seed", "0", "--precision", "float");
        trained(Cli.sample("xor"), "b.npz", "--epochs", "3", "--batch", "1", "--seed", "5", "--precision", "float");

        assertThat(json.getAsJsonArray("epochs")).hasSize(3);
        assertThat(json.get("seed").getAsLong()).isZero();
        assertThat(json.get("precision").getAsString()).isEqualTo("float");
        assertThat(bytes("b.npz")).isNotEqualTo(bytes("a.npz"));
    }

    @Test
    void theFirstStepOfTheWorkedExample() {
        trained(Cli.sample("backprop"), "backprop.npz");

        CompiledModel model =
                NnmCompiler.standard().compile(Path.of(Cli.sample("backprop"))).load(folder.resolve("backprop.npz"));
        assertThat(weights(model, "b")).containsExactly(new double[] {0.1172}, within(5e-5));
        assertThat(weights(model, "w")).containsExactly(new double[] {0.1095, 0.1095}, within(5e-5));
    }

    private static double[] weights(CompiledModel model, String parameter) {
        return model.weights().valuesOf(model.description(), parameter);
    }

    @Test
    void irisIsLearnt() {
        String data = SharedData.file("iris.csv").toString();

        JsonObject json = trained(Cli.sample("iris"), "iris.npz", "--data", data);

        JsonObject validation = json.getAsJsonObject("validation");
        assertThat(validation.getAsJsonObject("metrics").get("accuracy").getAsDouble())
                .isGreaterThanOrEqualTo(0.95);
        JsonObject lastEpoch = json.getAsJsonArray("epochs").get(0).getAsJsonObject();
        assertThat(lastEpoch.keySet()).containsExactly("epoch", "loss", "validationLoss", "metrics");
    }

    @Test
    void digitsAreLearnt() throws IOException {
        Path training = Files.writeString(
                folder.resolve("training.csv"),
                Files.readString(SharedData.file("optdigits.tra"))
                        + Files.readString(SharedData.file("optdigits.hol")));
        Path test = SharedData.file("optdigits.tes");
        trained(Cli.sample("digits"), "digits.npz", "--data", training.toString());

        Cli cli = Cli.run(
                "predict",
                Cli.sample("digits"),
                "--weights",
                folder.resolve("digits.npz").toString(),
                "--data",
                test.toString(),
                "--out",
                folder.resolve("digits.csv").toString());

        assertThat(cli.code()).isZero();
        assertThat(agreement(folder.resolve("digits.csv"), test)).isGreaterThanOrEqualTo(0.95);
    }

    /** The part of the predicted classes that is right. */
    private static double agreement(Path predictions, Path truth) throws IOException {
        List<String> predicted = labels(predictions);
        List<String> right = labels(truth);
        // The predictions have a header, the truth has none.
        assertThat(predicted).hasSize(right.size() + 1);
        long agreeing = IntStream.range(0, right.size())
                .filter(i -> predicted.get(i + 1).equals(right.get(i)))
                .count();
        return (double) agreeing / right.size();
    }

    private static List<String> labels(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
    }

    @Test
    void divergingTrainingHasItsDocument() throws IOException {
        Path model = model(DIVERGING);

        Cli cli = train(model.toString(), "diverged.npz", "--json");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        JsonObject json = JsonParser.parseString(cli.out()).getAsJsonObject();
        assertThat(json.get("diverged").getAsBoolean()).isTrue();
        assertThat(json.get("divergence").getAsString()).contains("the loss became Infinity in epoch ");
        assertThat(json.get("interrupted").getAsBoolean()).isFalse();
        assertThat(json.get("lossBefore").getAsDouble()).isEqualTo(499 * 499);
        assertThat(json.getAsJsonArray("epochs")).isNotEmpty();
        assertThat(json.get("weights").getAsString())
                .isEqualTo(folder.resolve("diverged.npz").toString());
        assertThat(cli.err()).contains("the loss became", "are saved in");

        Cli unsaved = train(model.toString(), "no/diverged.npz", "--json");
        assertThat(JsonParser.parseString(unsaved.out())
                        .getAsJsonObject()
                        .get("weights")
                        .isJsonNull())
                .isTrue();
        assertThat(unsaved.err()).contains("the loss became", "there is no folder");
    }

    @Test
    void divergingTrainingKeepsTheLastFiniteWeights() throws IOException {
        Path model = model(DIVERGING);

        Cli cli = train(model.toString(), "diverged.npz");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("A smaller rate", "The weights after epoch ", "are saved in");
        CompiledModel kept = NnmCompiler.standard().compile(model).load(folder.resolve("diverged.npz"));
        assertThat(weights(kept, "w")[0]).isFinite();

        byte[] earlier = bytes("diverged.npz");
        Cli again = train(model.toString(), "diverged.npz", "--epochs", "5");
        assertThat(again.code()).isZero();
        byte[] good = bytes("diverged.npz");
        assertThat(good).isNotEqualTo(earlier);
        Cli diverged = train(model.toString(), "diverged.npz");
        assertThat(bytes("diverged.npz")).isEqualTo(good);
        assertThat(bytes("diverged.partial.npz")).isEqualTo(earlier);
        assertThat(diverged.err())
                .contains(folder.resolve("diverged.partial.npz") + "; " + folder.resolve("diverged.npz")
                        + " is as it was before.");
    }

    @Test
    void aModelWithoutLossCannotBeTrained() {
        Cli cli = train(Cli.sample("baydin"), "none.npz");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err())
                .isEqualTo(Cli.sample("baydin") + ": the model has no loss, so there is nothing to train it for\n");
    }

    @Test
    void withoutDataThereIsAdvice() throws IOException {
        Path model = model("input x\ntarget t\nparam w = 1\nloss (w * x - t)^2\noutput y = w * x\n");

        Cli cli = train(model.toString(), "none.npz");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).contains("no data to train with: give --data FILE.csv");
    }

    @Test
    void dataInTheModelFileIsRelativeToIt() throws IOException {
        Files.writeString(folder.resolve("points.csv"), "x,t\n1,2\n2,4\n");
        Path model = model("""
                input x
                target t
                param w = 1
                output y = w * x
                loss (y - t)^2
                train {
                  data "points.csv"
                  optimizer sgd(rate = 0.1)
                  epochs 50
                }
                """);

        JsonObject json = trained(model.toString(), "w.npz");

        assertThat(json.get("lossAfter").getAsDouble()).isLessThan(1e-6);
    }

    @Test
    void textWhereANumberMustBeNamesFileAndLine() throws IOException {
        Path data = Files.writeString(folder.resolve("bad.csv"), "1,2,0\n1,two,0\n");

        Cli cli = train(Cli.sample("xor"), "none.npz", "--data", data.toString());

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).startsWith(data + ":2: ").contains("two");
    }

    private Path model(String text) throws IOException {
        return Files.writeString(folder.resolve("model.nnm"), text);
    }
}
