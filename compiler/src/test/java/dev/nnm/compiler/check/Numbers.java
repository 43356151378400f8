package dev.nnm.compiler.check;

import java.util.Arrays;

/** Numbers in tables of tests. */
final class Numbers {

    private Numbers() {}

    /** Numbers that are separated by spaces. */
    static double[] of(String text) {
        return Arrays.stream(text.strip().split(" +", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
