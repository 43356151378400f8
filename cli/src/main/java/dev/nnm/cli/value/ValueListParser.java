package dev.nnm.cli.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a list of values.
 *
 * <pre>
 *   list   = name "=" value { "," name "=" value }
 *   value  = number | label | '"' label '"' | "[" [ value { "," value } ] "]"
 * </pre>
 *
 * Spaces may stand anywhere between these parts.
 */
final class ValueListParser {

    private static final String SEPARATORS = "=,[]";

    private final String text;
    private final Words words;
    private int position;

    private ValueListParser(String text, Words words) {
        this.text = text;
        this.words = words;
    }

    /**
     * Reads a whole text.
     *
     * @return the values by name, in the text's order
     * @throws ValueException for a mistake
     */
    static Map<String, Value> parse(String text, Words words) {
        return new ValueListParser(text, words).list();
    }

    private Map<String, Value> list() {
        Map<String, Value> values = new LinkedHashMap<>();
        do {
            String name = name();
            if (values.put(name, valueAfterEquals(name)) != null) {
                throw new ValueException(name + " is given twice");
            }
        } while (accept(','));
        if (position < text.length()) {
            throw new ValueException("expected \",\" or the end, found \"" + text.substring(position) + "\"");
        }
        return values;
    }

    private String name() {
        String name = word();
        if (name.isEmpty()) {
            throw new ValueException("expected a name, found " + found());
        }
        return name;
    }

    private Value valueAfterEquals(String name) {
        if (!accept('=')) {
            throw new ValueException("expected \"=\" and a value after " + name + ", found " + found());
        }
        return value(name, 0);
    }

    // Nesting is the rank of a tensor; the limit keeps a text of brackets only from filling the stack.
    private Value value(String name, int depth) {
        if (depth > 100) {
            throw new ValueException("too many brackets in the value of " + name);
        }
        return accept('[') ? tensor(name, depth) : element(name);
    }

    private Value tensor(String name, int depth) {
        List<Value> parts = new ArrayList<>();
        if (!accept(']')) {
            do {
                parts.add(value(name, depth + 1));
            } while (accept(','));
            if (!accept(']')) {
                throw new ValueException("expected \",\" or \"]\" in the value of " + name + ", found " + found());
            }
        }
        return Value.stack(name, parts);
    }

    private Value element(String name) {
        if (words.isClass(name) && accept('"')) {
            return words.element(name, untilQuote(name));
        }
        String word = word();
        if (word.isEmpty()) {
            String expected = words.isClass(name) ? "a class" : "a number";
            throw new ValueException("expected " + expected + " for " + name + ", found " + found());
        }
        return words.element(name, word);
    }

    private String untilQuote(String name) {
        int end = text.indexOf('"', position);
        if (end < 0) {
            throw new ValueException("the quotes in the value of " + name + " are not closed");
        }
        String label = text.substring(position, end);
        position = end + 1;
        skipSpaces();
        return label;
    }

    private String word() {
        skipSpaces();
        int start = position;
        while (position < text.length() && SEPARATORS.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String word = text.substring(start, position).strip();
        skipSpaces();
        return word;
    }

    private boolean accept(char expected) {
        skipSpaces();
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            skipSpaces();
            return true;
        }
        return false;
    }

    private void skipSpaces() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private String found() {
        return position == text.length() ? "the end" : "\"" + text.charAt(position) + "\"";
    }
}
