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
     * @param classes the labels of variables that are classes: their values are labels
     * @return the values by name
     * @throws UserError for a mistake
     */
    public static Map<String, Value> read(List<String> arguments, Map<String, List<String>> classes) {
        Words words = new Words(classes);
        Map<String, Value> values = new LinkedHashMap<>();
        arguments.forEach(argument -> values.putAll(read(argument, words)));
        return values;
    }

    /** Whether an argument names a file. */
    public static boolean isFile(String argument) {
        return argument.endsWith(".json");
    }

    private static Map<String, Value> read(String argument, Words words) {
        boolean isFile = isFile(argument);
        try {
            return isFile ? ValueFile.read(Path.of(argument), words) : ValueListParser.parse(argument, words);
        } catch (ValueException e) {
            throw new UserError((isFile ? argument : "--at " + argument) + ": " + e.getMessage(), e);
        }
    }
}
