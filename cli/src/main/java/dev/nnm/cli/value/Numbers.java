package dev.nnm.cli.value;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as users write them. */
final class Numbers {

    // What Double.parseDouble reads, less its hexadecimal numbers and its suffixes f and d.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|Infinity|NaN)");

    private Numbers() {}

    /** The number, or empty if the word is none. */
    static OptionalDouble parse(String word) {
        return NUMBER.matcher(word).matches() ? OptionalDouble.of(Double.parseDouble(word)) : OptionalDouble.empty();
    }
}
