package dev.nnm.compiler.op;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How generated Java computes a function of whole vectors.
 *
 * @param template an expression of {@code jdk.incubator.vector} in which {@code #1}, {@code #2} stand for the argument
 *     vectors and words in capitals are constants of {@code VectorOperators}
 */
public record VectorForm(String template) {

    private static final Pattern OPERATOR = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

    /** A function that the processor's vector library has. */
    static VectorForm lanewise(String operator) {
        return new VectorForm("#1.lanewise(" + operator + ")");
    }

    /** The constants of {@code VectorOperators} that it needs. */
    public Set<String> operators() {
        Set<String> operators = new LinkedHashSet<>();
        Matcher matcher = OPERATOR.matcher(template);
        while (matcher.find()) {
            operators.add(matcher.group());
        }
        return operators;
    }

    /** Whether an argument occurs more than once, and must therefore be a variable. */
    public boolean repeats(int argument) {
        String hole = "#" + (argument + 1);
        return template.indexOf(hole) != template.lastIndexOf(hole);
    }

    /** The expression of given arguments. */
    public String of(List<String> arguments) {
        String text = template;
        List<String> given = new ArrayList<>(arguments);
        for (int k = 0; k < given.size(); k++) {
            text = text.replace("#" + (k + 1), given.get(k));
        }
        return text;
    }
}
