package dev.nnm.runtime.weights;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Shapes;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.Variable;
import dev.nnm.runtime.prepare.FittedPreparation;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads the entries of a weights file and checks each against the model. */
final class WeightsReader {

    private static final int LONGEST_MODEL_NAME = 1 << 16;

    private final String file;
    private final ModelDescription model;
    private final Map<String, List<Integer>> expected = new LinkedHashMap<>();
    private final Map<String, Storage> found = new HashMap<>();

    WeightsReader(String file, ModelDescription model) {
        this.file = file;
        this.model = model;
        model.parameters().forEach(p -> expected.put(EntryNames.parameter(p.name()), p.shape()));
        for (Variable input : model.inputs()) {
            expected.put(EntryNames.shift(input.name()), input.shape());
            expected.put(EntryNames.scale(input.name()), input.shape());
        }
    }

    Weights read(InputStream in) throws IOException {
        TailInputStream tail = new TailInputStream(in);
        try (ZipInputStream zip = new ZipInputStream(tail)) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                throw new UserError(file + ": this is not a weights file (a .npz file, as nnm train writes).");
            }
            while (entry != null) {
                readEntry(entry.getName(), new DataInputStream(zip));
                entry = zip.getNextEntry();
            }
            if (!tail.endsAsZip()) {
                throw new EOFException();
            }
        } catch (EOFException | ZipException | IllegalArgumentException e) {
            throw new UserError(file + ": the weights file is damaged or not complete.", e);
        }
        return new Weights(parameters(), preparations());
    }

    private void readEntry(String name, DataInputStream in) throws IOException {
        if (name.equals(EntryNames.MODEL)) {
            requireModel(new String(in.readNBytes(LONGEST_MODEL_NAME), StandardCharsets.UTF_8));
            return;
        }
        List<Integer> shape = expected.get(name);
        if (shape == null) {
            throw new UserError(file + ": the file holds \"" + EntryNames.withoutSuffix(name) + "\", but "
                    + model.sourceName() + " has no such parameter. Are these weights of another model?");
        }
        try {
            found.put(name, readArray(name, shape, in));
        } catch (UnreadableArray e) {
            throw new UserError(
                    file + ": the entry \"" + EntryNames.withoutSuffix(name) + "\" is " + e.getMessage() + ".", e);
        }
    }

    private void requireModel(String name) {
        if (!name.equals(model.name())) {
            throw new UserError(file + ": these are the weights of the model " + name + ", but " + model.sourceName()
                    + " describes the model " + model.name() + ".");
        }
    }

    private Storage readArray(String name, List<Integer> shape, DataInputStream in) throws IOException {
        NpyHeader header = NpyHeader.read(in);
        if (!header.shape().equals(shape)) {
            throw new UserError(file + ": \"" + EntryNames.withoutSuffix(name) + "\" is "
                    + Shapes.inWords(header.shape()) + " in the file, but " + Shapes.inWords(shape) + " in "
                    + model.sourceName() + ".");
        }
        Storage values = NpyData.read(in, header.precision(), Shapes.size(shape));
        if (in.read() >= 0) {
            throw new UnreadableArray("longer than its shape says");
        }
        return values;
    }

    private Storage parameters() {
        Storage flat = Storage.allocate(model.precision(), model.parameterCount());
        for (Parameter parameter : model.parameters()) {
            Storage values = found.get(EntryNames.parameter(parameter.name()));
            if (values == null) {
                throw new UserError(file + ": the file lacks the parameter \"" + parameter.name() + "\" of "
                        + model.sourceName() + ".");
            }
            values.copyTo(0, flat, parameter.offset(), values.size());
        }
        return flat;
    }

    private List<FittedPreparation> preparations() {
        List<FittedPreparation> preparations = new ArrayList<>();
        for (Variable input : model.inputs()) {
            Storage shift = found.get(EntryNames.shift(input.name()));
            Storage scale = found.get(EntryNames.scale(input.name()));
            if ((shift == null) != (scale == null)) {
                throw new UserError(file + ": the preparation of \"" + input.name() + "\" is not complete.");
            }
            if (shift != null && scale != null) {
                preparations.add(new FittedPreparation(input.name(), toDouble(shift), toDouble(scale)));
            }
        }
        return preparations;
    }

    private static Storage toDouble(Storage storage) {
        return Storage.of(Precision.DOUBLE, storage.toDoubles());
    }
}
