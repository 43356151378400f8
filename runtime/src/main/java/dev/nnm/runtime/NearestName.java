package dev.nnm.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class NearestName {

    private NearestName() {}

    /**
     * The candidate nearest to a misspelt name, if one is near: at most a third of the letters differ, or one in a
     * short name, apart from upper and lower case.
     */
    public static Optional<String> find(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(c -> distance(wanted, c.toLowerCase(Locale.ROOT)) <= tolerance(wanted, c))
                .min(Comparator.comparingInt(c -> distance(wanted, c.toLowerCase(Locale.ROOT))));
    }

    /** A sentence to end a message with: {@code Did you mean "petal"?} with a space before, or nothing. */
    public static String question(String name, Collection<String> candidates) {
        return find(name, candidates).map(c -> " Did you mean \"" + c + "\"?").orElse("");
    }

    private static int tolerance(String name, String candidate) {
        int length = Math.max(name.length(), candidate.length());
        return length == 1 ? 0 : Math.max(1, length / 3);
    }

    /** The number of letters to insert, delete or replace (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
