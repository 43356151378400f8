package dev.nnm.runtime.weights;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.file.FileReplacement;
import dev.nnm.runtime.file.UnreadableFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of weights: NumPy's {@code .npz}, which {@code numpy.load} opens. Each parameter is an array of its name,
 * float32 or float64; {@code prepare/x/shift} and {@code prepare/x/scale} hold the preparation of an input x, prepared
 * = (x − shift)/scale; {@code model.txt} holds the model's name. A file without {@code model.txt}, such as
 * {@code numpy.savez} writes, is read too. Numbers come back bit for bit; a file in the other precision is converted.
 */
public final class WeightsFile {

    private WeightsFile() {}

    /**
     * Creates or replaces a file, in one step for its readers. The same weights give the same bytes.
     *
     * @throws UserError if the file cannot be written
     */
    public static void write(Path file, ModelDescription model, Weights weights) {
        FileReplacement.write(file, out -> WeightsWriter.write(out, model, weights));
    }

    /** Writes the content of a weights file to a stream, for instance into a JAR; the stream stays open. */
    public static void write(OutputStream out, ModelDescription model, Weights weights) throws IOException {
        WeightsWriter.write(out, model, weights);
    }

    /**
     * Reads a file.
     *
     * @throws UserError if it cannot be read, is no weights file, is damaged, or does not fit the model
     */
    public static Weights read(Path file, ModelDescription model) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString(), model);
        } catch (IOException e) {
            throw UnreadableFile.error(file, "a weights file", e);
        }
    }

    /**
     * Reads the content of a weights file from a stream, for instance from a JAR, and closes it.
     *
     * @param name how messages call it
     * @throws UserError if it is no weights file, is damaged, or does not fit the model
     */
    public static Weights read(InputStream in, String name, ModelDescription model) throws IOException {
        return new WeightsReader(name, model).read(in);
    }
}
