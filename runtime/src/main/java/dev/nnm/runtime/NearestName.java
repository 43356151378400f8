package dev.nnm.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class NearestName {

    private final String name;
    private final int[] letters;

    private NearestName(String name) {
        this.name = name;
        this.letters = letters(name);
    }

    /**
     * The candidate nearest to a misspelt name, if one is near: at most a third of the letters are wrong, and three in
     * a long name, apart from upper and lower case. Of equally near ones it is the one that has most letters of the
     * name, since a swapped or a forgotten letter is likelier than another one, and of these the first.
     */
    public static Optional<String> find(String name, Collection<String> candidates) {
        NearestName nearest = new NearestName(name);
        return candidates.stream()
                .filter(nearest::isNear)
                .min(Comparator.comparingInt(nearest::mistakes)
                        .thenComparing(nearest::shared, Comparator.reverseOrder()));
    }

    /** A sentence to end a message with: {@code Did you mean "petal"?} with a space before, or nothing. */
    public static String question(String name, Collection<String> candidates) {
        return find(name, candidates).map(c -> " Did you mean \"" + c + "\"?").orElse("");
    }

    // one by one in lower case; where that changes the number of letters, equalsIgnoreCase finds them equal all the
    // same
    private static int[] letters(String name) {
        return name.toLowerCase(Locale.ROOT).codePoints().toArray();
    }

    private boolean isNear(String candidate) {
        int length = letters.length;
        int most = length <= 2 ? 0 : Math.min(3, (length + 1) / 3);
        // what is much longer or shorter need not be compared
        return Math.abs(name.length() - candidate.length()) <= 2 * most && mistakes(candidate) <= most;
    }

    private int mistakes(String candidate) {
        return name.equalsIgnoreCase(candidate) ? 0 : distance(letters, letters(candidate));
    }

    /** How many letters of the name the candidate has too, each as often as both have it. */
    private long shared(String candidate) {
        return name.codePoints()
                .distinct()
                .mapToLong(letter -> Math.min(count(name, letter), count(candidate, letter)))
                .sum();
    }

    private static long count(String text, int letter) {
        return text.codePoints().filter(other -> other == letter).count();
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (the optimal string
     * alignment distance).
     */
    private static int distance(int[] a, int[] b) {
        int[][] distances = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                distances[i][j] = cell(distances, a, b, i, j);
            }
        }
        return distances[a.length][b.length];
    }

    private static int cell(int[][] distances, int[] a, int[] b, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int replaced = distances[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        int smallest = Math.min(replaced, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
            smallest = Math.min(smallest, distances[i - 2][j - 2] + 1);
        }
        return smallest;
    }
}
