package dev.nnm.teach.repl;

import dev.nnm.compiler.PointEvaluation;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What is said of an expression: its value, or its shape and what its value depends on. */
final class ValueText {

    private static final int DIGITS = 10;

    private ValueText() {}

    /**
     * What is said.
     *
     * @param expression the text of what is evaluated
     */
    static String of(String expression, Evaluation evaluation, Map<String, double[]> values) {
        List<String> missing = evaluation.missing(values);
        if (!missing.isEmpty()) {
            String type = type(evaluation);
            return missing.equals(List.of(expression)) ? type : type + " that depends on " + String.join(", ", missing);
        }
        PointEvaluation point = evaluation.at(values);
        double[] elements = point.run("value");
        if (evaluation.isTruth() && evaluation.shape().isScalar()) {
            return elements[0] == 0 ? "false" : "true";
        }
        return ofElements(evaluation.shape().sizes(), elements);
    }

    static String ofElements(List<Integer> shape, double[] elements) {
        return shape.isEmpty()
                ? NumberText.of(elements[0], DIGITS)
                : NumberText.of(
                        new Cell.Elements(shape, Arrays.stream(elements).boxed().toList(), DIGITS));
    }

    private static String type(Evaluation evaluation) {
        if (evaluation.isTruth()) {
            return evaluation.shape().isScalar() ? "true or false" : "truth values, " + evaluation.shape();
        }
        return evaluation.shape().isScalar() ? "a number" : "a tensor " + evaluation.shape();
    }
}
