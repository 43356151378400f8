package dev.nnm.compiler.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user probably meant. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * A question such as {@code did you mean "sigmoid"?}.
     *
     * @param name the unknown name
     * @param candidates the known names; of equally near ones the first is taken
     * @return empty if no candidate is near enough to be plausible
     */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        return nearestName(name, candidates).map(found -> "did you mean \"" + found + "\"?");
    }

    /** The nearest candidate itself; empty if none is near enough to be plausible. */
    public static Optional<String> nearestName(String name, Collection<String> candidates) {
        String best = null;
        int smallest = plausibleDistance(name) + 1;
        for (String candidate : candidates) {
            int distance = distance(name, candidate, smallest);
            if (distance < smallest) {
                smallest = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int plausibleDistance(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= 2 ? 0 : Math.min(3, (length + 1) / 3);
    }

    // Names that differ in case only count as equal.
    private static int distance(String name, String candidate, int limit) {
        if (name.equalsIgnoreCase(candidate)) {
            return 0;
        }
        if (Math.abs(name.length() - candidate.length()) > 2 * limit) {
            return limit;
        }
        return editDistance(
                name.toLowerCase(Locale.ROOT).codePoints().toArray(),
                candidate.toLowerCase(Locale.ROOT).codePoints().toArray());
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (the optimal string
     * alignment distance).
     */
    private static int editDistance(int[] a, int[] b) {
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
