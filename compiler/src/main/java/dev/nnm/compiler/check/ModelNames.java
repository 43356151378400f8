package dev.nnm.compiler.check;

import java.util.Locale;

/** Names for models whose files do not say one. */
final class ModelNames {

    private ModelNames() {}

    /**
     * The file's name without folder and ending, its words capitalised: {@code two_moons.nnm} gives {@code TwoMoons}.
     */
    static String fromFile(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String stem = file.endsWith(".nnm") ? file.substring(0, file.length() - 4) : file;
        StringBuilder name = new StringBuilder();
        for (String word : stem.split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        boolean startsWell = name.length() > 0 && Character.isLetter(name.codePointAt(0));
        return startsWell ? name.toString() : "Model" + name;
    }
}
