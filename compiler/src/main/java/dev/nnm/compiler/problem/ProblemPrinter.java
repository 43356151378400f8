package dev.nnm.compiler.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Words problems for people:
 *
 * <pre>
 * iris.nnm:6:14: shapes do not fit in a product
 *   6 | logits = W @ hidden
 *     |          ^^^^^^^^^^
 *   W is [3, 8] and hidden is [16]: the inner sizes 8 and 16 must be equal.
 * </pre>
 */
public final class ProblemPrinter {

    private ProblemPrinter() {}

    /** Several problems, with an empty line between two. */
    public static String print(List<Problem> problems) {
        return problems.stream().map(ProblemPrinter::print).collect(Collectors.joining("\n\n"));
    }

    /** One problem, without a line end after it. */
    public static String print(Problem problem) {
        SourceSpan span = problem.span();
        Excerpt excerpt = Excerpt.of(span);
        String number = Integer.toString(span.line());
        StringBuilder text = new StringBuilder();
        text.append(span).append(": ").append(problem.title());
        text.append("\n  ").append(number).append(" | ").append(excerpt.line());
        text.append("\n  ").append(" ".repeat(number.length())).append(" | ").append(excerpt.marks());
        problem.detail().lines().forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }
}
