package dev.nnm.runtime.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.nnm.runtime.FloatStorage;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.Variable;
import dev.nnm.runtime.file.FileReplacement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes predictions as CSV: a header, then a row for each example. A scalar output has a column of its name; an output
 * y of k elements has the columns {@code y_1} … {@code y_k}, or {@code y_LABEL} where its elements belong to the k
 * classes of the target. The predicted class, if the model classifies, is in a last column named as the target; the
 * field is empty where NaN among the outputs leaves no class. Numbers are written so that reading them gives the same
 * bits.
 */
public final class PredictionWriter {

    private PredictionWriter() {}

    /**
     * Creates or replaces a CSV file.
     *
     * @throws dev.nnm.runtime.UserError if the file cannot be written
     */
    public static void write(Path file, Predictions predictions) {
        FileReplacement.write(file, out -> write(out, predictions));
    }

    /** Writes to a stream, which stays open. */
    public static void write(OutputStream out, Predictions predictions) throws IOException {
        try {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
            csv.writeRecord(header(predictions.model()));
            for (int example = 0; example < predictions.count(); example++) {
                csv.writeRecord(row(predictions, example));
            }
            csv.flush();
            text.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    private static List<String> header(ModelDescription model) {
        List<String> names = new ArrayList<>();
        for (Variable output : model.outputs()) {
            names.addAll(columnNames(model, output));
        }
        classColumn(model).ifPresent(target -> names.add(target.name()));
        return names;
    }

    private static List<String> columnNames(ModelDescription model, Variable output) {
        if (output.shape().isEmpty()) {
            return List.of(output.name());
        }
        List<String> classes = model.classTarget().map(Variable::classes).orElse(List.of());
        if (output.shape().equals(List.of(classes.size()))) {
            return classes.stream().map(label -> output.name() + "_" + label).toList();
        }
        return IntStream.rangeClosed(1, output.size())
                .mapToObj(i -> output.name() + "_" + i)
                .toList();
    }

    private static List<String> row(Predictions predictions, int example) {
        ModelDescription model = predictions.model();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < model.outputs().size(); i++) {
            int size = model.outputs().get(i).size();
            Storage values = predictions.outputs().get(i);
            for (int element = 0; element < size; element++) {
                fields.add(text(values, example * size + element));
            }
        }
        if (classColumn(model).isPresent()) {
            fields.add(predictions.findClassLabel(example).orElse(""));
        }
        return fields;
    }

    private static Optional<Variable> classColumn(ModelDescription model) {
        return model.classOutput().flatMap(output -> model.classTarget());
    }

    private static String text(Storage values, int index) {
        return values instanceof FloatStorage floats
                ? Float.toString(floats.array()[index])
                : Double.toString(values.get(index));
    }
}
