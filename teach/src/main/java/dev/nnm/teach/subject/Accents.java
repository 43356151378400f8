package dev.nnm.teach.subject;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The names of tangents and adjoints. */
public final class Accents {

    private static final Pattern LETTER_AND_NUMBER = Pattern.compile("\\p{L}[\\d₀-₉]*");
    private static final char DOT_ABOVE = '\u0307';
    private static final char MACRON_ABOVE = '\u0304';

    private Accents() {}

    /** {@code ẋ1} for {@code x1}; {@code hidden_dot} for a longer name. */
    public static String tangent(String name) {
        return accented(name, DOT_ABOVE, "_dot");
    }

    /** {@code x̄1} for {@code x1}; {@code hidden_bar} for a longer name. */
    public static String adjoint(String name) {
        return accented(name, MACRON_ABOVE, "_bar");
    }

    private static String accented(String name, char mark, String suffix) {
        if (!LETTER_AND_NUMBER.matcher(name).matches()) {
            return name + suffix;
        }
        int head = Character.charCount(name.codePointAt(0));
        return Normalizer.normalize(name.substring(0, head) + mark + name.substring(head), Normalizer.Form.NFC);
    }
}
