package dev.nnm.runtime.data;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.Variable;
import dev.nnm.runtime.file.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Examples from a text: each is a window of as many consecutive characters as the variables have elements, in the order
 * of their declaration. The classes of the variables are characters.
 */
public final class TextExamples {

    private final String name;
    private final List<Alphabet> window = new ArrayList<>();
    private final int step;

    /** The characters that one element of an example can be. */
    private record Alphabet(String variable, Map<Integer, Integer> indexOf) {

        static Alphabet of(Variable variable) {
            Map<Integer, Integer> indexOf = new HashMap<>();
            for (String label : variable.classes()) {
                indexOf.put(label.codePointAt(0), indexOf.size());
            }
            return new Alphabet(variable.name(), indexOf);
        }
    }

    private TextExamples(String name, List<Variable> variables, int step) {
        this.name = name;
        this.step = step;
        for (Variable variable : variables) {
            if (!variable.isCharacter()) {
                throw new UserError(name + ": a text gives characters, but " + variable.name() + " takes none.");
            }
            Alphabet alphabet = Alphabet.of(variable);
            for (int i = 0; i < variable.size(); i++) {
                window.add(alphabet);
            }
        }
    }

    /**
     * Reads examples with their targets, to train or to score.
     *
     * @param path a file of UTF-8 text; every line end counts as the one character {@code \n}
     * @param step how many characters later each example begins than the one before
     * @throws UserError naming the file, and the place where there is one, if the file does not hold such examples
     */
    public static Dataset readWithTargets(Path path, ModelDescription model, int step) {
        return withTargets(path.toString(), text(path), model, step);
    }

    /**
     * Reads examples to predict, windows of the inputs alone.
     *
     * @param path a file of UTF-8 text; every line end counts as the one character {@code \n}
     * @param step how many characters later each example begins than the one before
     * @throws UserError naming the file, and the place where there is one, if the file does not hold such examples
     */
    public static Dataset readInputs(Path path, ModelDescription model, int step) {
        TextExamples examples = new TextExamples(path.toString(), model.inputs(), step);
        return examples.read(text(path), DatasetBuilder.inputsOnly(model));
    }

    /**
     * The examples of a text with their targets.
     *
     * @param name how messages call the text
     * @throws UserError if the text does not hold such examples
     */
    static Dataset withTargets(String name, String text, ModelDescription model, int step) {
        List<Variable> variables = new ArrayList<>(model.inputs());
        variables.addAll(model.targets());
        return new TextExamples(name, variables, step).read(text, DatasetBuilder.withTargets(model));
    }

    private static String text(Path path) {
        return TextFiles.text(path, "a text").replace("\r\n", "\n").replace('\r', '\n');
    }

    private Dataset read(String text, DatasetBuilder builder) {
        int[] characters = text.codePoints().toArray();
        if (characters.length < window.size()) {
            throw new UserError(name + ": the text has " + characters.length + " characters, but an example takes "
                    + window.size() + ".");
        }
        for (int first = 0; first <= characters.length - window.size(); first += step) {
            for (int i = 0; i < window.size(); i++) {
                builder.add(index(characters, first + i, window.get(i)));
            }
        }
        return builder.build();
    }

    private int index(int[] characters, int place, Alphabet alphabet) {
        Integer index = alphabet.indexOf().get(characters[place]);
        if (index == null) {
            throw new UserError(name + place(characters, place) + ": " + shown(characters[place])
                    + " is not among the characters of " + alphabet.variable() + others(characters, alphabet) + ".");
        }
        return index;
    }

    /** Line and column, both from 1. */
    private static String place(int[] characters, int place) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < place; i++) {
            boolean ends = characters[i] == '\n';
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return ":" + line + ":" + column;
    }

    private static final int MOST_LISTED = 12;

    /** What else is missing. */
    private static String others(int[] characters, Alphabet alphabet) {
        List<String> missing = Arrays.stream(characters)
                .distinct()
                .filter(character -> !alphabet.indexOf().containsKey(character))
                .skip(1)
                .limit(MOST_LISTED)
                .mapToObj(TextExamples::shown)
                .toList();
        return missing.isEmpty() ? "" : ", nor " + (missing.size() == 1 ? "is " : "are ") + String.join(", ", missing);
    }

    private static String shown(int character) {
        return switch (character) {
            case '\n' -> "a line end (\\n)";
            case '\t' -> "a tab (\\t)";
            default -> '"' + Character.toString(character) + '"';
        };
    }
}
