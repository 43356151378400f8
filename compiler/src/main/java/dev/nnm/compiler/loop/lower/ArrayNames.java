package dev.nnm.compiler.loop.lower;

import java.util.HashSet;
import java.util.Set;

/** Gives the arrays of one program names of their own. */
final class ArrayNames {

    private final Set<String> taken = new HashSet<>();

    /** The name itself, or with a number where it is taken. */
    String unique(String name) {
        String candidate = name;
        for (int number = 2; !taken.add(candidate); number++) {
            candidate = name + "_" + number;
        }
        return candidate;
    }
}
