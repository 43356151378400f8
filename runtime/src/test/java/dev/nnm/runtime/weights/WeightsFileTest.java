package dev.nnm.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.HandWrittenModels;
import dev.nnm.runtime.Initializer;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.prepare.FittedPreparation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightsFileTest {

    private final ModelDescription iris =
            HandWrittenModels.iris(Precision.DOUBLE, null).description();

    private final Weights weights = new Weights(
            Storage.of(
                    Precision.DOUBLE,
                    0.1,
                    -0.0,
                    Double.MIN_VALUE,
                    1e300,
                    Math.PI,
                    5,
                    6,
                    7,
                    8,
                    9,
                    10,
                    11,
                    12,
                    13,
                    1.0 / 3),
            List.of(new FittedPreparation(
                    "x", Storage.of(Precision.DOUBLE, 1, 2, 3, 4), Storage.of(Precision.DOUBLE, 5, 6, 7, 0.1))));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("w.npz");
    }

    private static ModelDescription model(String name, Precision precision, Parameter... parameters) {
        return new ModelDescription(
                name, "m.nnm", precision, List.of(), List.of(), List.of(parameters), List.of(), List.of(), false, null);
    }

    private static Parameter parameter(String name, int offset, Integer... shape) {
        return new Parameter(name, List.of(shape), offset, new Initializer.Constant(List.of(0.0)));
    }

    private void writeZip(String... entriesAndContents) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entriesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entriesAndContents[i]));
                zip.write(entriesAndContents[i + 1].getBytes(StandardCharsets.ISO_8859_1));
                zip.closeEntry();
            }
        }
    }

    private void refused(ModelDescription model, String message) {
        assertThatThrownBy(() -> WeightsFile.read(file, model))
                .isInstanceOf(UserError.class)
                .hasMessage(message.replace("w.npz", file.toString()));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void bitsComeBack(Precision precision) {
        ModelDescription model = HandWrittenModels.iris(precision, null).description();
        Storage parameters = Storage.of(precision, weights.parameters().toDoubles());
        WeightsFile.write(file, model, new Weights(parameters, weights.preparations()));
        Weights read = WeightsFile.read(file, model);
        assertThat(read.parameters().precision()).isEqualTo(precision);
        assertThat(read.parameters().toDoubles()).isEqualTo(parameters.toDoubles());
        assertThat(1 / read.parameters().get(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(read.preparations()).hasSize(1);
        assertThat(read.preparations().get(0).scale().toDoubles()).containsExactly(5, 6, 7, 0.1);
        assertThat(read.valuesOf(model, "b")).hasSize(3);
    }

    @Test
    void theSameWeightsGiveTheSameBytes() throws IOException {
        WeightsFile.write(file, iris, weights);
        byte[] first = Files.readAllBytes(file);
        WeightsFile.write(file, iris, weights);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(folder.toFile().list()).containsExactly("w.npz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WeightsFile.write(bytes, iris, weights);
        assertThat(bytes.toByteArray()).isEqualTo(first);
    }

    @Test
    void theHeaderIsNumPys() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NpyHeader(Precision.FLOAT, List.of(3)).write(out);
        byte[] bytes = out.toByteArray();
        assertThat(bytes)
                .hasSize(128)
                .startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0)
                .endsWith('\n');
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII).stripTrailing())
                .isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }");
    }

    @Test
    void theOtherPrecisionIsConverted() {
        WeightsFile.write(file, iris, weights);
        ModelDescription floats = HandWrittenModels.iris(Precision.FLOAT, null).description();
        assertThat(WeightsFile.read(file, floats).parameters().get(0)).isEqualTo(0.1f);
    }

    @Test
    void namesMayHaveAnyLetters() {
        ModelDescription greek = model("Größe", Precision.DOUBLE, parameter("ω₁", 0), parameter("hidden.β", 1, 2));
        WeightsFile.write(file, greek, new Weights(Storage.of(Precision.DOUBLE, 1, 2, 3), List.of()));
        assertThat(WeightsFile.read(file, greek).parameters().toDoubles()).containsExactly(1, 2, 3);
    }

    @Test
    void weightsOfAnotherModel() {
        WeightsFile.write(file, iris, weights);
        refused(
                model("Xor", Precision.DOUBLE, parameter("W", 0, 3, 4)),
                "w.npz: these are the weights of the model Iris, but m.nnm describes the model Xor.");
        refused(
                model("Iris", Precision.DOUBLE, parameter("W", 0, 4, 4), parameter("b", 16, 3)),
                "w.npz: \"W\" is [3, 4] in the file, but [4, 4] in m.nnm.");
        refused(
                model("Iris", Precision.DOUBLE, parameter("W", 0, 3, 4)),
                "w.npz: the file holds \"b\", but m.nnm has no such parameter. Are these weights of another model?");
    }

    @Test
    void aMissingParameter() {
        ModelDescription small = model("Iris", Precision.DOUBLE, parameter("W", 0, 3, 4));
        WeightsFile.write(file, small, new Weights(weights.parameters(), List.of()));
        refused(iris, "w.npz: the file lacks the parameter \"b\" of iris.nnm.");
    }

    @Test
    void filesThatAreNoWeights() throws IOException {
        Files.writeString(file, "not a zip file");
        refused(iris, "w.npz: this is not a weights file (a .npz file, as nnm train writes).");
        Files.writeString(file, "");
        refused(iris, "w.npz: this is not a weights file (a .npz file, as nnm train writes).");
        writeZip("W.npy", "text");
        refused(iris, "w.npz: the entry \"W\" is not an array in NumPy's format.");
        writeZip("W.npy", "\u0093NUMPY\1\0\5\0{}   ");
        refused(iris, "w.npz: the entry \"W\" is not an array of numbers.");
        writeZip("W.npy", header("{'descr': '<i8', 'fortran_order': False, 'shape': (3, 4), }"));
        refused(
                iris,
                "w.npz: the entry \"W\" is an array of the type <i8; it must be float32 or float64, little-endian.");
        writeZip("W.npy", header("{'descr': '<f8', 'fortran_order': True, 'shape': (3, 4), }"));
        refused(
                iris,
                "w.npz: the entry \"W\" is an array in column-major order; numpy.ascontiguousarray makes it row-major.");
        writeZip("W.npy", header("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }"));
        refused(iris, "w.npz: the entry \"W\" is too large an array.");
        writeZip("W.npy", header("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }") + "x".repeat(97));
        refused(iris, "w.npz: the entry \"W\" is longer than its shape says.");
    }

    private static String header(String text) {
        return "\u0093NUMPY\1\0" + (char) text.length() + "\0" + text;
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        WeightsFile.write(file, iris, weights);
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 1; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> WeightsFile.read(file, iris))
                    .as("%s bytes", length)
                    .isInstanceOf(UserError.class);
        }
        Files.write(file, Arrays.copyOf(bytes, 400));
        refused(iris, "w.npz: the weights file is damaged or not complete.");
    }

    @Test
    void aChangedBitIsNoticed() throws IOException {
        WeightsFile.write(file, iris, weights);
        byte[] bytes = Files.readAllBytes(file);
        bytes[300] ^= 1;
        Files.write(file, bytes);
        refused(iris, "w.npz: the weights file is damaged or not complete.");
    }

    @Test
    void placesThatCannotBeReadOrWritten() {
        refused(iris, "w.npz: there is no such file.");
        assertThatThrownBy(() -> WeightsFile.read(folder, iris))
                .isInstanceOf(UserError.class)
                .hasMessage(folder + ": this is a folder, not a weights file.");
        assertThatThrownBy(() -> WeightsFile.write(folder, iris, weights))
                .isInstanceOf(UserError.class)
                .hasMessage(folder + ": this is a folder, so no file can be written there.");
        Path nowhere = folder.resolve("none/w.npz");
        assertThatThrownBy(() -> WeightsFile.write(nowhere, iris, weights))
                .isInstanceOf(UserError.class)
                .hasMessage(nowhere + ": there is no folder " + folder.resolve("none") + " to write to.");
    }
}
