package dev.nnm.compiler.check;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names for models whose files do not say one. */
final class ModelNames {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private ModelNames() {}

    /**
     * The file's name without folder and ending, its words capitalised: {@code two_moons.nnm} gives {@code TwoMoons}.
     */
    static String fromFile(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String stem = file.endsWith(".nnm") ? file.substring(0, file.length() - 4) : file;
        String name = BETWEEN_WORDS
                .splitAsStream(stem)
                .filter(word -> !word.isEmpty())
                .map(ModelNames::capitalised)
                .collect(Collectors.joining());
        boolean startsWell = !name.isEmpty() && Character.isLetter(name.codePointAt(0));
        return startsWell ? name : "Model" + name;
    }

    private static String capitalised(String word) {
        int second = word.offsetByCodePoints(0, 1);
        return word.substring(0, second).toUpperCase(Locale.ROOT) + word.substring(second);
    }
}
