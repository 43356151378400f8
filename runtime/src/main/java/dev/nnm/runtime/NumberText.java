package dev.nnm.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Reads the long lists of numbers that generated code holds as text, which class files keep far more tightly than code.
 */
public final class NumberText {

    private NumberText() {}

    /**
     * A list of numbers.
     *
     * @param texts numbers set apart by spaces; several texts are read one after the other
     */
    public static List<Double> list(String... texts) {
        List<Double> numbers = new ArrayList<>();
        for (String text : texts) {
            StringTokenizer words = new StringTokenizer(text);
            while (words.hasMoreTokens()) {
                numbers.add(Double.valueOf(words.nextToken()));
            }
        }
        return numbers;
    }

    /**
     * Rows of numbers of equal length.
     *
     * @param width the numbers in a row
     * @param texts the numbers, row by row, as in {@link #list}
     */
    public static List<List<Double>> rows(int width, String... texts) {
        List<Double> numbers = list(texts);
        List<List<Double>> rows = new ArrayList<>();
        for (int start = 0; start < numbers.size(); start += width) {
            rows.add(List.copyOf(numbers.subList(start, start + width)));
        }
        return rows;
    }
}
