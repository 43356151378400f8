package dev.nnm.compiler.loop.lower;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives the arrays of one program names of their own. */
final class ArrayNames {

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> lastNumber = new HashMap<>();

    /** The name itself, or with a number where it is taken. */
    String unique(String name) {
        String candidate = name;
        int number = lastNumber.getOrDefault(name, 1);
        while (!taken.add(candidate)) {
            number++;
            candidate = name + "_" + number;
        }
        lastNumber.put(name, number);
        return candidate;
    }
}
