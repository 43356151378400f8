package dev.nnm.compiler.emit;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Turns the names of users into Java identifiers: valid, not reserved, and different from all others in scope. A scope
 * inside another sees the other's names; names of a scope that has ended are free again.
 */
public final class JavaNames {

    private static final int LONGEST = 60;
    private static final String NAMELESS = "value";

    private final @Nullable JavaNames outer;
    private final Set<String> reserved;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> lastNumber = new HashMap<>();

    private JavaNames(@Nullable JavaNames outer, Set<String> reserved) {
        this.outer = outer;
        this.reserved = reserved;
    }

    /** The names of a package's classes. */
    public static JavaNames ofPackage() {
        return new JavaNames(null, ReferredNames.CLASSES);
    }

    /** The names of a class. */
    public static JavaNames ofClass() {
        return new JavaNames(null, ReferredNames.ALL);
    }

    /** A scope inside this one. */
    public JavaNames inner() {
        return new JavaNames(this, Set.of());
    }

    /** A class's name that is not taken in this package, as close to the user's name as Java allows. */
    public String className(String name) {
        return unique(identifier(name));
    }

    /** A variable or method name that is not taken in this scope, as close to the user's name as Java allows. */
    public String variable(String name) {
        return unique(identifier(name));
    }

    /** A constant's name that is not taken in this scope: {@code HIDDEN_W} for {@code hidden.W}. */
    public String constant(String name) {
        return unique(identifier(identifier(name).toUpperCase(Locale.ROOT)));
    }

    /** Identifiers for names, in their order, all different. */
    public static List<String> distinct(List<String> names) {
        JavaNames scope = ofClass();
        return names.stream().map(scope::variable).toList();
    }

    /** The valid identifier closest to a name; different names may have the same. */
    public static String identifier(String name) {
        StringBuilder valid = new StringBuilder();
        // The compatibility form turns subscripts into digits and mathematical letters into plain ones.
        for (char character : Normalizer.normalize(name, Normalizer.Form.NFKC).toCharArray()) {
            valid.append(isAllowed(character) ? character : '_');
        }
        if (valid.length() > LONGEST) {
            valid.setLength(LONGEST);
        }
        if (valid.chars().allMatch(character -> character == '_')) {
            return NAMELESS;
        }
        if (!Character.isJavaIdentifierStart(valid.charAt(0))) {
            valid.insert(0, '_');
        }
        String identifier = valid.toString();
        return SourceVersion.isName(identifier) ? identifier : identifier + "_";
    }

    private static boolean isAllowed(char character) {
        return Character.isJavaIdentifierPart(character)
                && !Character.isIdentifierIgnorable(character)
                && !Character.isSurrogate(character)
                && Character.getType(character) != Character.CURRENCY_SYMBOL;
    }

    private String unique(String name) {
        String candidate = name;
        int number = lastNumber.getOrDefault(name, 1);
        while (isTaken(candidate)) {
            number++;
            boolean endsInDigit = Character.isDigit(name.charAt(name.length() - 1));
            candidate = name + (endsInDigit ? "_" : "") + number;
        }
        lastNumber.put(name, number);
        taken.add(candidate);
        return candidate;
    }

    private boolean isTaken(String name) {
        return taken.contains(name) || reserved.contains(name) || (outer != null && outer.isTaken(name));
    }
}
