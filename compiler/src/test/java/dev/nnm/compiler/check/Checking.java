package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.NnmParser;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Short ways to check programs in tests. */
final class Checking {

    private static final Library LIBRARY = Library.read();

    private Checking() {}

    static CheckedModel model(String text) {
        return model("test.nnm", text);
    }

    static CheckedModel model(String file, String text) {
        return Checker.check(NnmParser.parse(new SourceText(file, text)), LIBRARY, null);
    }

    /** What is wrong with a program. */
    static List<Problem> problems(String text) {
        CompileException refusal = catchThrowableOfType(CompileException.class, () -> model(text));
        return Objects.requireNonNull(refusal, "accepted: " + text).problems();
    }

    /** What is wrong with a program that has one mistake. */
    static String title(String text) {
        List<Problem> problems = problems(text);
        if (problems.size() != 1) {
            throw new AssertionError(problems);
        }
        return problems.get(0).title();
    }

    static Node output(CheckedModel model, String name) {
        return model.output(name).map(NamedNode::node).orElseThrow();
    }

    /** The value of an expression that depends on no variable. */
    static double[] value(String expression) {
        return value(expression, Map.of());
    }

    /** The value of an expression of scalars. */
    static double[] value(String expression, Map<String, double[]> at) {
        String inputs = at.isEmpty() ? "" : "input " + declarations(at) + "\n";
        CheckedModel model = model(inputs + "output result = " + expression);
        Node result = output(model, "result");
        return evaluate(model, result, at, 1);
    }

    private static String declarations(Map<String, double[]> at) {
        return String.join(
                ", ",
                at.entrySet().stream()
                        .map(e -> e.getKey() + (e.getValue().length == 1 ? "" : "[" + e.getValue().length + "]"))
                        .toList());
    }

    static double[] evaluate(CheckedModel model, Node node, Map<String, double[]> at, int batch) {
        return Objects.requireNonNull(Interpreter.evaluateNamed(model.graph(), List.of(node), at, batch)
                .get(node));
    }
}
