package dev.nnm.cli.value;

import dev.nnm.runtime.UserError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of all {@code --at} options of a command. */
public final class GivenValues {

    private GivenValues() {}

    /**
     * Reads lists such as {@code x1=2,x=[1,2]} and names of JSON files.
     *
     * @param arguments each a list, or a file's name if it ends in {@code .json}; of two values for one name the later
     *     counts
     * @return the values by name
     * @throws UserError for a mistake
     */
    public static Map<String, Value> read(List<String> arguments) {
        Map<String, Value> values = new LinkedHashMap<>();
        arguments.forEach(argument -> values.putAll(read(argument)));
        return values;
    }

    private static Map<String, Value> read(String argument) {
        boolean isFile = argument.endsWith(".json");
        try {
            return isFile ? ValueFile.read(Path.of(argument)) : ValueListParser.parse(argument);
        } catch (ValueException e) {
            throw new UserError((isFile ? argument : "--at " + argument) + ": " + e.getMessage(), e);
        }
    }
}
