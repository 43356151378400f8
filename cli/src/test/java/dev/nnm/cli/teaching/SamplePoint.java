package dev.nnm.cli.teaching;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.SourceFiles;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values for all inputs and targets of a model.
 *
 * @param file holds them, as {@code --at} takes them
 * @param numbers how many numbers the model depends on, with its parameters
 */
record SamplePoint(Path file, int numbers) {

    private static final NnmCompiler COMPILER = NnmCompiler.standard();

    /** Small positive numbers that differ, and all labels in turn. */
    static SamplePoint write(Path model, Path folder) throws IOException {
        ModelDescription description =
                COMPILER.check(COMPILER.parse(SourceFiles.read(model))).description();
        Values values = new Values();
        JsonObject all = new JsonObject();
        Stream.concat(description.inputs().stream(), description.targets().stream())
                .forEach(variable -> all.add(variable.name(), values.of(variable, variable.shape())));
        Path file = Files.writeString(folder.resolve("at.json"), all.toString());
        return new SamplePoint(file, values.written + description.parameterCount());
    }

    private static final class Values {

        private int written;

        private JsonElement of(Variable variable, List<Integer> shape) {
            if (shape.isEmpty()) {
                int number = written++;
                return variable.isClass()
                        ? new JsonPrimitive(variable.classes()
                                .get(number % variable.classes().size()))
                        : new JsonPrimitive(0.25 + 0.125 * (number % 7));
            }
            JsonArray parts = new JsonArray();
            for (int i = 0; i < shape.get(0); i++) {
                parts.add(of(variable, shape.subList(1, shape.size())));
            }
            return parts;
        }
    }
}
