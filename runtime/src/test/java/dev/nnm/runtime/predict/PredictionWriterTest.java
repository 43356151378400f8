package dev.nnm.runtime.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.Variable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionWriterTest {

    private static Predictions predictions(
            Precision precision, List<Variable> targets, List<Variable> outputs, double[]... values) {
        ModelDescription model = new ModelDescription(
                "M", "m.nnm", precision, List.of(), targets, List.of(), outputs, List.of(), true, null);
        List<Storage> storages =
                Arrays.stream(values).map(v -> Storage.of(precision, v)).toList();
        return new Predictions(model, 2, storages);
    }

    private static String write(Predictions predictions) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PredictionWriter.write(out, predictions);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void scalarsVectorsAndMatrices() throws IOException {
        List<Variable> outputs =
                List.of(new Variable("y", List.of()), new Variable("v", List.of(2)), new Variable("m", List.of(1, 2)));
        String text = write(predictions(
                Precision.DOUBLE, List.of(), outputs, new double[] {0.1, 2}, new double[] {1, 2, 3, 4}, new double[4]));
        assertThat(text).isEqualTo("""
                y,v_1,v_2,m_1,m_2
                0.1,1.0,2.0,0.0,0.0
                2.0,3.0,4.0,0.0,0.0
                """);
    }

    @Test
    void classesNameTheirColumns() throws IOException {
        List<Variable> targets = List.of(new Variable("kind", List.of(), List.of("a", "b, c")));
        List<Variable> outputs = List.of(new Variable("p", List.of(2)));
        String text = write(predictions(Precision.DOUBLE, targets, outputs, new double[] {0.25, 0.75, 0.5, 0.5}));
        assertThat(text).isEqualTo("""
                p_a,"p_b, c",kind
                0.25,0.75,"b, c"
                0.5,0.5,a
                """);
    }

    @Test
    void theClassIsEmptyBesideNaN() throws IOException {
        List<Variable> targets = List.of(new Variable("kind", List.of(), List.of("a", "b")));
        List<Variable> outputs = List.of(new Variable("p", List.of(2)));
        String text = write(predictions(
                Precision.DOUBLE, targets, outputs, new double[] {Double.NaN, Double.NaN, 0.5, Double.NaN}));
        assertThat(text).isEqualTo("p_a,p_b,kind\nNaN,NaN,\n0.5,NaN,\n");
    }

    @Test
    void floatsAreWrittenAsFloats() throws IOException {
        List<Variable> outputs = List.of(new Variable("y", List.of()));
        String text = write(predictions(Precision.FLOAT, List.of(), outputs, new double[] {0.1, 1.0 / 3}));
        assertThat(text).isEqualTo("y\n0.1\n0.33333334\n");
    }

    @Test
    void filesAreReplaced(@TempDir Path folder) {
        List<Variable> outputs = List.of(new Variable("y", List.of()));
        Path file = folder.resolve("p.csv");
        Predictions predictions = predictions(Precision.DOUBLE, List.of(), outputs, new double[] {1, 2});
        PredictionWriter.write(file, predictions);
        PredictionWriter.write(file, predictions);
        assertThat(file).hasContent("y\n1.0\n2.0\n");
    }
}
