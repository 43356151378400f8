package dev.nnm.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tensor written as a number or as nested lists, such as {@code [[1, 2], [3, 4]]}.
 *
 * @param shape its sizes; those of the first element count
 * @param elements row-major
 */
record TensorText(List<Integer> shape, List<Double> elements) {

    private static final Pattern ASSIGNMENT = Pattern.compile("([^\\s=,]+) = (\\[[^=]*\\]|[^\\s,\\[]+)(, |$)");
    private static final Pattern NUMBER = Pattern.compile("[^\\[\\], ]+");

    /** Reads {@code a = 1, b = [2, 3]}. */
    static Map<String, TensorText> assignments(String text) {
        Map<String, TensorText> assignments = new LinkedHashMap<>();
        Matcher matcher = ASSIGNMENT.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            assignments.put(matcher.group(1), read(matcher.group(2)));
            end = matcher.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("not assignments: " + text);
        }
        return assignments;
    }

    private static TensorText read(String text) {
        List<Double> elements = NUMBER.matcher(text)
                .results()
                .map(number -> Double.valueOf(number.group()))
                .toList();
        return new TensorText(shape(text, elements.size()), elements);
    }

    /** A level of brackets is an axis; how many lists a level has, divided by the level outside, is its size. */
    private static List<Integer> shape(String text, int count) {
        int axes = text.length() - text.replaceAll("^\\[+", "").length();
        List<Integer> sizes = new ArrayList<>();
        int outside = 1;
        for (int axis = 1; axis <= axes; axis++) {
            int lists = axis == axes ? count : listsAtDepth(text, axis + 1);
            sizes.add(lists / outside);
            outside = lists;
        }
        return sizes;
    }

    private static int listsAtDepth(String text, int wanted) {
        int depth = 0;
        int lists = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '[') {
                depth++;
                lists += depth == wanted ? 1 : 0;
            } else if (text.charAt(i) == ']') {
                depth--;
            }
        }
        return lists;
    }
}
