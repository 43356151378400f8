package dev.nnm.runtime.weights;

/** The names of the entries of a weights file. A slash cannot be part of a parameter's name, so that none collide. */
final class EntryNames {

    /** Holds the model's name, as UTF-8 text. */
    static final String MODEL = "model.txt";

    private static final String ARRAY = ".npy";

    private EntryNames() {}

    static String parameter(String name) {
        return name + ARRAY;
    }

    static String shift(String input) {
        return "prepare/" + input + "/shift" + ARRAY;
    }

    static String scale(String input) {
        return "prepare/" + input + "/scale" + ARRAY;
    }

    /** An entry's name as NumPy shows it. */
    static String withoutSuffix(String entry) {
        return entry.endsWith(ARRAY) ? entry.substring(0, entry.length() - ARRAY.length()) : entry;
    }
}
