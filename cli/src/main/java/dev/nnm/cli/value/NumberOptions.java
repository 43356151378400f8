package dev.nnm.cli.value;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads options that are numbers, so that mistakes are told in words that are not those of Java. */
public final class NumberOptions {

    private NumberOptions() {}

    /** Has a command and those under it read numbers so. */
    public static void registerWith(CommandLine command) {
        ITypeConverter<Integer> integers = text -> whole(text, Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE);
        ITypeConverter<Long> longs = text -> whole(text, Long::valueOf, Long.MIN_VALUE, Long.MAX_VALUE);
        ITypeConverter<Double> doubles = NumberOptions::number;
        command.registerConverter(Integer.class, integers)
                .registerConverter(int.class, integers)
                .registerConverter(Long.class, longs)
                .registerConverter(long.class, longs)
                .registerConverter(Double.class, doubles)
                .registerConverter(double.class, doubles);
    }

    private static <N> N whole(String text, Function<String, N> reader, long least, long largest) {
        try {
            return reader.apply(text);
        } catch (NumberFormatException e) {
            boolean isWhole = text.matches("[+-]?\\d+");
            throw new TypeConversionException(
                    "\"" + text + "\" is not " + (isWhole ? "between " + least + " and " + largest : "a whole number"));
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("\"" + text + "\" is not a number");
        }
    }
}
