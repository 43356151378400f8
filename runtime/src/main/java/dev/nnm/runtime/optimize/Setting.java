package dev.nnm.runtime.optimize;

/**
 * A number that an optimizer can be given.
 *
 * @param name its name in the model file
 * @param defaultValue its value if not given
 * @param range the values that make sense
 */
public record Setting(String name, double defaultValue, Range range) {

    /** The values that make sense for a setting. */
    public enum Range {
        /** Finite and above 0. */
        POSITIVE("a positive number"),
        /** From 0 to below 1: a factor that lets the past fade. */
        FRACTION("a number from 0 to below 1");

        private final String words;

        Range(String words) {
            this.words = words;
        }

        /** How messages describe the range. */
        public String inWords() {
            return words;
        }

        /** Whether the value is in the range; never for NaN. */
        public boolean contains(double value) {
            return switch (this) {
                case POSITIVE -> value > 0 && value < Double.POSITIVE_INFINITY;
                case FRACTION -> value >= 0 && value < 1;
            };
        }
    }

    static Setting positive(String name, double defaultValue) {
        return new Setting(name, defaultValue, Range.POSITIVE);
    }

    static Setting fraction(String name, double defaultValue) {
        return new Setting(name, defaultValue, Range.FRACTION);
    }
}
