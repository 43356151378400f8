package dev.nnm.compiler.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Users' names as mathematics sets them: Greek letters, subscripts, dots and bars. */
final class LatexNames {

    private static final Set<String> GREEK = Set.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta",
            "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega");
    private static final String GREEK_SMALL = "αβγδεζηθικλμνξ.πρ.στυφχψω";
    private static final List<String> SMALL_NAMES = List.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", ".", "pi", "rho", ".", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega");
    private static final Pattern NUMBERED = Pattern.compile("(\\D+)(\\d+)");
    private static final Pattern SUBSCRIPT_DIGITS = Pattern.compile("(\\D+?)([₀-₉]+)");

    private LatexNames() {}

    static String of(String name) {
        return element(name, List.of());
    }

    /** A name with subscripts of its own and those of an element. */
    static String element(String name, List<String> indices) {
        List<String> parts = new ArrayList<>(Arrays.asList(name.split("[._]+")));
        parts.removeIf(String::isEmpty);
        if (parts.isEmpty()) {
            return "\\_";
        }
        String accent = accent(parts);
        List<String> subscripts = new ArrayList<>();
        String head = splitNumber(parts.remove(0), subscripts);
        for (String part : parts) {
            List<String> numbers = new ArrayList<>();
            subscripts.add(letters(splitNumber(part, numbers)));
            subscripts.addAll(numbers);
        }
        subscripts.addAll(indices);
        String base = accent.isEmpty() ? letters(head) : accent + "{" + letters(head) + "}";
        return subscripts.isEmpty() ? base : base + "_{" + String.join(",", subscripts) + "}";
    }

    /** Tangents have a dot, adjoints a bar. */
    private static String accent(List<String> parts) {
        String last = parts.get(parts.size() - 1);
        if (parts.size() < 2 || !(last.equals("dot") || last.equals("bar"))) {
            return "";
        }
        parts.remove(parts.size() - 1);
        return "\\" + last;
    }

    private static String splitNumber(String part, List<String> subscripts) {
        Matcher numbered = NUMBERED.matcher(part);
        if (numbered.matches()) {
            subscripts.add(numbered.group(2));
            return numbered.group(1);
        }
        Matcher small = SUBSCRIPT_DIGITS.matcher(part);
        if (small.matches()) {
            StringBuilder digits = new StringBuilder();
            small.group(2).chars().forEach(c -> digits.append((char) (c - '₀' + '0')));
            subscripts.add(digits.toString());
            return small.group(1);
        }
        return part;
    }

    private static String letters(String text) {
        if (GREEK.contains(text)) {
            return "\\" + text;
        }
        if (text.codePointCount(0, text.length()) > 1) {
            return Character.isDigit(text.charAt(0)) ? text : "\\mathrm{" + text + "}";
        }
        int position = text.equals(".") ? -1 : GREEK_SMALL.indexOf(text);
        return position < 0 ? text : "\\" + SMALL_NAMES.get(position);
    }
}
