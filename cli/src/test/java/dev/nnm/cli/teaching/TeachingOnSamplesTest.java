package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a model is made of, a teaching command answers, or says why it cannot. */
class TeachingOnSamplesTest {

    private static final Path SAMPLES = Path.of("..", "samples");
    /** Imported by others, or one construct many times. */
    private static final List<String> LEFT_OUT = List.of("rotation", "integration", "logsumexp_million", "lenet28");
    /** A reference in 60 digits takes time for each number of a model. */
    private static final int FEW_NUMBERS = 30;

    @TempDir
    private Path folder;

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".nnm"))
                    .filter(file ->
                            !LEFT_OUT.contains(file.getFileName().toString().replace(".nnm", "")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samples(Path sample) throws IOException {
        ask(sample);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A convolution, pooling and reshaping.
                """
                input  image[4, 4]
                target t
                features = max_pool(conv2d(reshape(image, [1, 4, 4]), 2, kernel = 3, padding = 1, activation = tanh))
                y = dense(flatten(features), 1)
                loss   (y[0] - t)^2
                """,
                // A result that depends on nothing.
                """
                input  x
                output y = 2 * 3, z = x
                """,
                // A loss without parameters.
                """
                input  x
                target t
                loss   (x - t)^2
                """,
                // No variable at all.
                """
                const  n = 3
                output y = sum(range(n))
                """,
                // What only rearranges.
                """
                input  x[4]
                A = reshape(x, [2, 2])
                output y = sum(concat(A', [A[1]]) @ [1, 2])
                """,
                // A choice that depends on the input, and a piece without derivative.
                """
                input  x, k
                a = [x, x^2, abs(x)]
                output y = (if k > 1 then a[k] else sign(x)) + stop(x)
                """,
                // Gradients in the model, and a loop.
                """
                input  x, s[3]
                h = scan a over v in s from x { tanh(a * v) }
                output y = h + grad(h, x)^2
                """
            })
    void constructs(String program) throws IOException {
        ask(Files.writeString(folder.resolve("model.nnm"), program));
    }

    private void ask(Path model) throws IOException {
        SamplePoint point = SamplePoint.write(model, folder);
        String at = point.file().toString();

        answers("trace", model, "--at", at);
        answers("graph", model, "--at", at, "--gradients");
        answers("backprop", model, "--at", at, "--step");
        answers("paths", model, "--at", at);
        answers("swell", model);
        answers("derive", model);
        if (point.numbers() <= FEW_NUMBERS) {
            answers("compare", model, "--at", at);
            answers(
                    "report",
                    model,
                    "--at",
                    at,
                    "-o",
                    folder.resolve("report.html").toString());
        }
    }

    private static void answers(String command, Path model, String... options) {
        Cli cli = Cli.run(Stream.concat(Stream.of(command, model.toString()), Stream.of(options))
                .toArray(String[]::new));

        assertThat(cli.code()).as("nnm %s %s: %s", command, model, cli.err()).isIn(ExitCode.FINE, ExitCode.MISTAKE);
    }
}
