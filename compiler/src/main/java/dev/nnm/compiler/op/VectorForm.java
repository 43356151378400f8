package dev.nnm.compiler.op;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How generated Java computes a function of whole vectors.
 *
 * @param template an expression of {@code jdk.incubator.vector} in which {@code #1}, {@code #2} stand for the argument
 *     vectors, and {@code exp(…)} for what the operation of this name makes of others; vectors given to it contain no
 *     commas
 */
public record VectorForm(String template) {

    /** A function's name where it begins a call: no method's, which follow a dot. */
    private static final Pattern FUNCTION = Pattern.compile("(?<![.\\w])([a-z]\\w*)\\(");

    /** Writes what an operation makes of vectors. */
    @FunctionalInterface
    public interface Functions {

        /**
         * The result's name.
         *
         * @param operation the name of the operation
         * @param arguments the vectors
         */
        String write(String operation, List<String> arguments);
    }

    /** An operation's own function. */
    static VectorForm ofItself(String operation, int arity) {
        List<String> holes =
                IntStream.rangeClosed(1, arity).mapToObj(k -> "#" + k).toList();
        return new VectorForm(operation + "(" + String.join(", ", holes) + ")");
    }

    /** Whether an argument occurs more than once, and must therefore be a variable. */
    public boolean repeats(int argument) {
        String hole = "#" + (argument + 1);
        return template.indexOf(hole) != template.lastIndexOf(hole);
    }

    /** The expression of given arguments, without functions. */
    public String of(List<String> arguments) {
        return of(arguments, (operation, vectors) -> {
            throw new IllegalArgumentException("the function " + operation + " in " + template);
        });
    }

    /** The expression of given arguments. */
    public String of(List<String> arguments, Functions functions) {
        return filled(written(template, arguments, functions), arguments);
    }

    /** The template without its functions, inner ones first. */
    private static String written(String template, List<String> arguments, Functions functions) {
        Matcher matcher = FUNCTION.matcher(template);
        if (!matcher.find()) {
            return template;
        }
        int end = closing(template, matcher.end());
        List<String> vectors = List.of(template.substring(matcher.end(), end).split(", ", -1)).stream()
                .map(vector -> filled(written(vector, arguments, functions), arguments))
                .toList();
        String result = functions.write(matcher.group(1), vectors);
        String rest = written(template.substring(end + 1), arguments, functions);
        return template.substring(0, matcher.start()) + result + rest;
    }

    private static int closing(String text, int from) {
        int open = 1;
        for (int k = from; ; k++) {
            char character = text.charAt(k);
            open += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (open == 0) {
                return k;
            }
        }
    }

    private static String filled(String template, List<String> arguments) {
        String text = template;
        for (int k = 0; k < arguments.size(); k++) {
            text = text.replace("#" + (k + 1), arguments.get(k));
        }
        return text;
    }
}
