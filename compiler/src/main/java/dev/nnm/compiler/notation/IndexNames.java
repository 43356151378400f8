package dev.nnm.compiler.notation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names for indices: i, j, k, … for elements, from k on for what is summed over; never a name that something else has.
 */
final class IndexNames {

    private static final List<String> LETTERS = List.of("i", "j", "k", "l", "m", "n", "p", "q", "r", "s", "u", "v");
    private static final int FIRST_SUMMED = LETTERS.indexOf("k");

    private final Set<String> taken;

    IndexNames(Collection<String> taken) {
        this.taken = Set.copyOf(taken);
    }

    /** For the axes of an element. */
    List<String> free(int count) {
        return fresh(count, Set.of(), 0);
    }

    /** For axes that are summed over, where other indices are in use. */
    List<String> summed(int count, Set<String> inUse) {
        return fresh(count, inUse, FIRST_SUMMED);
    }

    private List<String> fresh(int count, Set<String> inUse, int first) {
        return candidates(first)
                .filter(name -> !taken.contains(name) && !inUse.contains(name))
                .limit(count)
                .toList();
    }

    private static Stream<String> candidates(int first) {
        Stream<String> numbered = IntStream.iterate(1, n -> n + 1).mapToObj(n -> "i" + n);
        return Stream.concat(LETTERS.stream().skip(first), numbered);
    }
}
