package dev.nnm.cli.command;

import dev.nnm.compiler.problem.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Reads options whose value is one of a few words: the constants of an enumeration, in lower case. */
public final class Choices {

    private Choices() {}

    /**
     * The constant of that name.
     *
     * @throws TypeConversionException if there is none
     */
    public static <E extends Enum<E>> E read(Class<E> type, String word) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(word.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new TypeConversionException("\"" + word + "\" is none of " + String.join(", ", words)
                    + Suggestions.nearest(word, words)
                            .map(question -> ": " + question)
                            .orElse(""));
        }
        return type.getEnumConstants()[index];
    }
}
