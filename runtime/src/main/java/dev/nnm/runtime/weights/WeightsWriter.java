package dev.nnm.runtime.weights;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.Variable;
import dev.nnm.runtime.prepare.FittedPreparation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the entries of a weights file. Entries are stored, not compressed, and carry a fixed time: equal weights give
 * equal bytes.
 */
final class WeightsWriter {

    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    private WeightsWriter(ZipOutputStream zip) {
        this.zip = zip;
    }

    static void write(OutputStream out, ModelDescription model, Weights weights) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        new WeightsWriter(zip).write(model, weights);
        zip.finish();
    }

    private void write(ModelDescription model, Weights weights) throws IOException {
        writeEntry(EntryNames.MODEL, model.name().getBytes(StandardCharsets.UTF_8));
        Storage parameters = weights.parameters();
        for (Parameter p : model.parameters()) {
            writeArray(EntryNames.parameter(p.name()), p.shape(), parameters, p.offset(), p.size());
        }
        for (FittedPreparation p : weights.preparations()) {
            List<Integer> shape = shapeOf(model, p.variable());
            writeArray(
                    EntryNames.shift(p.variable()),
                    shape,
                    p.shift(),
                    0,
                    p.shift().size());
            writeArray(
                    EntryNames.scale(p.variable()),
                    shape,
                    p.scale(),
                    0,
                    p.scale().size());
        }
    }

    private static List<Integer> shapeOf(ModelDescription model, String input) {
        return model.inputs().stream()
                .filter(v -> v.name().equals(input))
                .findFirst()
                .map(Variable::shape)
                .orElseThrow(() -> new IllegalArgumentException(model.name() + " has no input " + input));
    }

    private void writeArray(String entry, List<Integer> shape, Storage storage, int from, int count)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new NpyHeader(storage.precision(), shape).write(bytes);
        bytes.write(NpyData.bytes(storage, from, count));
        writeEntry(entry, bytes.toByteArray());
    }

    private void writeEntry(String name, byte[] bytes) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(FIXED_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
