package dev.nnm.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextExamplesTest {

    private static final List<String> LETTERS = List.of("a", "b", "c", "é", "𝛼", "\n");

    private final ModelDescription model = model(
            new DataPlan.TextFile("poem.txt", 2),
            new Variable("seen", List.of(2), LETTERS),
            new Variable("next", List.of(), LETTERS));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("poem.txt");
    }

    private static ModelDescription model(@Nullable DataPlan data, Variable input, Variable target) {
        TrainingPlan plan = new TrainingPlan(data, 0, List.of(), new OptimizerPlan("sgd", Map.of()), 1, 1, 0, 0);
        return new ModelDescription(
                "M",
                "m.nnm",
                Precision.FLOAT,
                List.of(input),
                List.of(target),
                List.of(),
                List.of(),
                List.of(),
                true,
                plan);
    }

    private static double[] values(VariableData variable) {
        return variable.values().toDoubles();
    }

    private void refused(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> TextExamples.readWithTargets(file, model, 1))
                .isInstanceOf(UserError.class)
                .hasMessage(message.replace("poem.txt", file.toString()));
    }

    @Test
    void everyWindowIsAnExample() throws IOException {
        Files.writeString(file, "abcab");
        Dataset examples = TextExamples.readWithTargets(file, model, 1);
        assertThat(examples.count()).isEqualTo(3);
        assertThat(values(examples.input("seen"))).containsExactly(0, 1, 1, 2, 2, 0);
        assertThat(values(examples.targets().get(0))).containsExactly(2, 0, 1);
    }

    @Test
    void windowsBeginAStepApart() throws IOException {
        Files.writeString(file, "abcabca");
        Dataset examples = TextExamples.readWithTargets(file, model, 3);
        assertThat(values(examples.input("seen"))).containsExactly(0, 1, 0, 1);
        assertThat(values(examples.targets().get(0))).containsExactly(2, 2);
    }

    @Test
    void predictionsTakeTheInputsAlone() throws IOException {
        Files.writeString(file, "abca");
        Dataset examples = TextExamples.readInputs(file, model, 1);
        assertThat(values(examples.input("seen"))).containsExactly(0, 1, 1, 2, 2, 0);
        assertThat(examples.targets()).isEmpty();
    }

    @Test
    void charactersAreCodePointsAndLineEndsAreOne() throws IOException {
        Files.writeString(file, "\uFEFF𝛼\r\né");
        Dataset examples = TextExamples.readWithTargets(file, model, 1);
        assertThat(values(examples.input("seen"))).containsExactly(4, 5);
        assertThat(values(examples.targets().get(0))).containsExactly(3);
    }

    @Test
    void unknownCharactersAreListed() throws IOException {
        refused("ab\nXaYX", "poem.txt:2:1: \"X\" is not among the characters of next, nor is \"Y\".");
        refused("ab\tc", "poem.txt:1:3: a tab (\\t) is not among the characters of next.");
        refused("abcXYZ", "poem.txt:1:4: \"X\" is not among the characters of next, nor are \"Y\", \"Z\".");
    }

    @Test
    void aTextShorterThanAnExample() throws IOException {
        refused("ab", "poem.txt: the text has 2 characters, but an example takes 3.");
    }

    @Test
    void aMissingFile() {
        assertThatThrownBy(() -> TextExamples.readInputs(file, model, 1))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ": there is no such file.");
    }

    @Test
    void aModelOfNumbersTakesNoText() throws IOException {
        Files.writeString(file, "abc");
        Variable number = new Variable("x", List.of());
        assertThatThrownBy(() -> TextExamples.readInputs(file, model(null, number, number), 1))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ": a text gives characters, but x takes none.");
    }

    @Test
    void whereTheModelFileNamesATextOtherFilesAreTextsToo() throws IOException {
        Files.writeString(file, "abcab");
        assertThat(DataSource.load(model, new DataPlan.TextFile("poem.txt", 2), folder)
                        .count())
                .isEqualTo(2);
        assertThat(DataSource.readWithTargets(file, model).count()).isEqualTo(2);
        assertThat(DataSource.readInputs(file, model).count()).isEqualTo(2);
        ModelDescription written = model(
                new DataPlan.Text("abca", 1),
                model.inputs().get(0),
                model.targets().get(0));
        assertThat(DataSource.load(written, new DataPlan.Text("abca", 1), folder)
                        .count())
                .isEqualTo(2);
        assertThat(DataSource.readInputs(file, written).count()).isEqualTo(4);
    }
}
