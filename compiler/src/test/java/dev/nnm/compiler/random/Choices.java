package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Every choice that makes one program: from its seed alone. */
final class Choices {

    private static final List<Integer> SIZES = List.of(1, 2, 2, 3, 3, 4);

    private final Random random;
    private final List<Integer> sizes = new ArrayList<>();
    private final Map<String, Integer> names = new TreeMap<>();
    private final Set<String> constructs = new LinkedHashSet<>();

    /** Choices for a program of small tensors. */
    Choices(long seed) {
        this(seed, SIZES, Integer.MAX_VALUE);
    }

    /** Choices for a program of tensors with three of some sizes, whose product is limited. */
    Choices(long seed, List<Integer> among, int largestProduct) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        do {
            sizes.clear();
            for (int i = 0; i < 3; i++) {
                sizes.add(pick(among));
            }
        } while (sizes.stream().reduce(1, Math::multiplyExact) > largestProduct);
    }

    /** A number from 0 on, below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** One of several. */
    <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    /** A size of an axis; a program has few, so that shapes fit. */
    int size() {
        return pick(sizes);
    }

    /** The sizes of axes. */
    List<Integer> sizes() {
        return List.copyOf(new LinkedHashSet<>(sizes));
    }

    /** A shape of a rank. */
    Shape shape(int rank) {
        List<Integer> chosen = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            chosen.add(size());
        }
        return new Shape(chosen);
    }

    /** A shape, seldom of a high rank. */
    Shape shape() {
        return shape(pick(List.of(0, 0, 1, 1, 1, 2, 2, 3)));
    }

    /** A name that was not given before. */
    String freshName(String stem) {
        return stem + names.merge(stem, 1, Integer::sum);
    }

    /** Notes that a construct is written. */
    void used(String construct) {
        constructs.add(construct);
    }

    /** The constructs that were written. */
    Set<String> constructs() {
        return constructs;
    }
}
