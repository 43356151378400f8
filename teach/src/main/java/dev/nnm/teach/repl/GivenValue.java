package dev.nnm.teach.repl;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code x = [1, 2], kind = "red"}: the values are expressions of the language, or labels of classes. */
final class GivenValue {

    private static final Pattern WRITTEN = Pattern.compile("\\s*([\\p{L}_][\\w.]*)\\s*=(?!=)\\s*(.+)", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("\"(.*)\"");

    private final NnmCompiler compiler;
    private final Definitions definitions;
    private final Quantities quantities;

    private GivenValue(NnmCompiler compiler, Definitions definitions) {
        this.compiler = compiler;
        this.definitions = definitions;
        this.quantities = new Quantities(Evaluation.check(compiler, definitions));
    }

    /**
     * The definitions with values for variables.
     *
     * @throws UserError if there is no such variable, or a value does not fit
     */
    static Definitions add(NnmCompiler compiler, Definitions definitions, String text) {
        GivenValue given = new GivenValue(compiler, definitions);
        Definitions more = definitions;
        for (String one : parts(text)) {
            Matcher matcher = WRITTEN.matcher(one);
            if (!matcher.matches()) {
                throw new UserError("values are given like :at x = 2, v = [1, 2]");
            }
            more = more.at(Map.of(matcher.group(1), given.elements(matcher.group(1), matcher.group(2))));
        }
        return more;
    }

    /** The values that are given, a line each; of a class the label. */
    static String text(NnmCompiler compiler, Definitions definitions) {
        Quantities quantities = new Quantities(Evaluation.check(compiler, definitions));
        StringBuilder text = new StringBuilder();
        quantities.variables().forEach((name, shape) -> {
            double[] value = definitions.values().get(name);
            if (value != null && value.length == shape.elementCount()) {
                List<String> labels = quantities.classes().getOrDefault(name, List.of());
                String written = labels.isEmpty() || !shape.isScalar()
                        ? ValueText.ofElements(shape.sizes(), value)
                        : "\"" + labels.get((int) value[0]) + "\"";
                text.append(name).append(" = ").append(written).append('\n');
            }
        });
        return text.toString();
    }

    private double[] elements(String name, String expression) {
        Shape shape = quantities.variables().get(name);
        if (shape == null) {
            throw new UserError("there is no variable \"" + name + "\""
                    + Suggestions.nearest(name, quantities.variables().keySet())
                            .map(question -> ": " + question)
                            .orElse(": declare it, as in input " + name));
        }
        List<String> labels = quantities.classes().getOrDefault(name, List.of());
        Matcher label = LABEL.matcher(expression.strip());
        if (label.matches() && !labels.isEmpty()) {
            int index = labels.indexOf(label.group(1));
            if (index < 0) {
                throw new UserError(
                        name + " has no label \"" + label.group(1) + "\": there are " + String.join(", ", labels));
            }
            return new double[] {index};
        }
        Evaluation value = Evaluation.of(compiler, definitions, expression);
        if (!value.shape().equals(shape)) {
            throw new UserError(name + " is " + inWords(shape) + ", but the value is " + inWords(value.shape()));
        }
        return value.at(definitions.values()).run("value");
    }

    private static String inWords(Shape shape) {
        return shape.isScalar() ? "a number" : shape.toString();
    }

    /** The parts between commas that are in no brackets and no string. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String part = text.substring(from, i);
            boolean isInString = part.chars().filter(c -> c == '"').count() % 2 == 1;
            if (text.charAt(i) == ',' && !OpenBrackets.in(part) && !isInString) {
                parts.add(part.strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
