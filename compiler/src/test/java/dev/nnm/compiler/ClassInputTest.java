package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.pack.ModelJar;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.data.CsvExamples;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.train.TrainingListener;
import dev.nnm.runtime.train.TrainingOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class labels as inputs: in data, in predictions, in derivatives. */
class ClassInputTest {

    private static final String MODEL = """
            input  word : class("sun", "moon", "sea"), x
            target t
            param  E[3] = [10, 20, 30]
            output y = E[word] * x
            loss   (y - t)^2
            train {
              data { "sun", 1 -> 1;  "moon", 1 -> 2;  "sea", 1 -> 3;  "sea", 2 -> 6 }
              optimizer adam(rate = 0.5)
              epochs 400
            }
            """;

    private final CompiledModel model = NnmCompiler.standard().compile("words.nnm", MODEL);

    private double[] word(String label) {
        return model.description().input("word").indicesOf(label);
    }

    private double y(CompiledModel of, String label, double x) {
        return of.evaluate(Map.of("word", word(label), "x", new double[] {x})).get("y")[0];
    }

    @Test
    void aLabelIsAnIndex() {
        assertThat(y(model, "moon", 0.5)).isEqualTo(10);
        assertThat(y(model, "sea", 1)).isEqualTo(30);
    }

    @Test
    void whatIsNoClassIsRefused() {
        assertThatThrownBy(() -> word("mon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("word has no class \"mon\"; it is one of sun, moon, sea")
                .hasMessageContaining("moon");
        Map<String, double[]> outside = Map.of("word", new double[] {3}, "x", new double[] {1});
        assertThatThrownBy(() -> model.evaluate(outside))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("word is one of 3 classes");
        assertThatThrownBy(() -> model.predict(new double[][] {{0.5, 1}})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTableOfExamplesHasLabels() {
        CompiledModel trained = model.train(Path.of(".")).model();
        assertThat(y(trained, "sun", 1)).isBetween(0.99, 1.01);
        assertThat(y(trained, "sea", 2)).isBetween(5.98, 6.02);
    }

    @Test
    void columnsOfCsvFilesHaveLabels(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("words.csv");
        Files.writeString(file, "word,x,t\nsea,1,3\nsun,2,2\n");
        Dataset examples = CsvExamples.readWithTargets(file, model.description(), List.of());
        assertThat(examples.input("word").values().toDoubles()).containsExactly(2, 0);
        model.train(examples, TrainingOptions.defaults().withEpochs(1), TrainingListener.none());

        Files.writeString(file, "word,x,t\nsee,1,3\n");
        assertThatThrownBy(() -> CsvExamples.readInputs(file, model.description(), List.of()))
                .hasMessageContaining("word is one of sun, moon, sea");
    }

    @Test
    void aModelIsDifferentiatedByItsNumbersOnly() {
        assertThat(model.gradient("y", Map.of("word", word("moon"), "x", new double[] {3}))
                        .byInput())
                .containsOnlyKeys("x")
                .hasEntrySatisfying("x", derivative -> assertThat(derivative).containsExactly(20));
        assertThat(model.kernels().describe("gradient:y").arguments().stream()
                        .filter(a -> a.role() == KernelDescription.Role.RESULT)
                        .map(KernelDescription.Argument::name))
                .containsExactly("value", "x");
    }

    @Test
    void javaProgramsGiveLabels(@TempDir Path folder) throws Exception {
        NnmCompiler compiler = NnmCompiler.standard();
        CheckedModel checked = compiler.check(
                compiler.parse(
                        new SourceText(
                                "words.nnm",
                                "input word : class(\"sun\", \"moon\"), all[2] : class(\"a\", \"b\"), x\n"
                                        + "output y = (if word == \"moon\" then 1 else 0) + 10 * class_index(all[0], 2) + 100 * class_index(all[1], 2) + x")));
        Path jar = folder.resolve("words.jar");
        new ModelJar(compiler, checked, "words")
                .write(jar, compiler.load(checked).weights());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> facade = loader.loadClass("words.Words");
            Object words = facade.getMethod("load").invoke(null);
            Method y = facade.getMethod("y", String.class, String[].class, double.class);
            assertThat(y.invoke(words, "moon", new String[] {"a", "b"}, 0.5)).isEqualTo(101.5);
            assertThatThrownBy(() -> y.invoke(words, "mars", new String[] {"a", "b"}, 0.5))
                    .hasRootCauseMessage("word has no class \"mars\"; it is one of sun, moon.");
        }
    }

    @Test
    void loopsRunOverLabels() {
        CompiledModel counting = NnmCompiler.standard().compile("counting.nnm", """
                input  text[4] : class("a", "b")
                param  E[2] = [1, 10]
                output sum = scan s over c in text, d in reverse text from 0 {
                  s + E[c] + (if d == "b" then 100 else 0)
                }
                """);
        double[] text = counting.description().input("text").indicesOf("a", "a", "b", "a");
        assertThat(counting.evaluate(Map.of("text", text)).get("sum")).containsExactly(113);
    }

    @Test
    void aTensorOfClassesHoldsTheirNumbers() {
        CompiledModel sequence = NnmCompiler.standard().compile("sequence.nnm", """
                input  text[3] : class("a", "b")
                target next[3] : class("a", "b")
                param  E[2, 2] ~ normal(0, 1)
                logits[t, k] = E[text[t], k]
                output logits
                loss   sum(t) cross_entropy(logits[t], next[t])
                train {
                  data { "a", "b", "a" -> "b", "a", "b";  ["b", "a", "b"] -> ["a", "b", "a"] }
                  optimizer adam(rate = 0.1)
                  epochs 100
                }
                """);
        double[] text = sequence.description().input("text").indicesOf("a", "a", "b");
        double[] logits = sequence.train(Path.of("."))
                .model()
                .evaluate(Map.of("text", text))
                .get("logits");
        assertThat(logits[1]).isGreaterThan(logits[0]);
        assertThat(logits[4]).isGreaterThan(logits[5]);
    }
}
