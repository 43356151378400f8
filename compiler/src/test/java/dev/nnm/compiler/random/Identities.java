package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.List;

/** Outputs that are zero whatever the operands are: the same value written in two ways, one less the other. */
final class Identities {

    /** With what the names of such outputs begin. */
    static final String NAME = "zero";

    /** Of a number or vector y that is computed from a vector x, and vectors u and v of their shapes. */
    private static final List<String> OF_DERIVATIVES = List.of(
            "grad(sum(y), x) @ v - jvp(sum(y), x, v)",
            "grad(u @ y, x) - vjp(y, x, u)",
            "jacobian(y, x) @ v - jvp(y, x, v)",
            "u @ jacobian(y, x) - vjp(y, x, u)",
            "hessian(sum(y), x) @ v - hvp(sum(y), x, v)",
            "hessian(u @ y, x) - jacobian(grad(u @ y, x), x)",
            "jvp(grad(sum(y), x), x, v) - hvp(sum(y), x, v)",
            "jacobian(y, x)' @ jacobian(y, x) @ v - gnvp(y, x, v)");

    /** Of matrices a and b, and a vector c, that fit into a @ b @ c. */
    private static final List<String> OF_TENSORS = List.of(
            "a @ b - { d[i, j] = sum(k) a[i, k] * b[k, j]; d }",
            "(a @ b)' - b' @ a'",
            "a @ (b @ c) - (a @ b) @ c",
            "b @ c - { d[i] = sum(k) b[i, k] * c[k]; d }",
            "sum(a, axis = 0) - (scan s over r in a from 0 * a[0] { s + r })",
            "sum(a) - sum(i, j) a[i, j]",
            "max(a, axis = 1) - { d[i] = max(k) a[i, k]; d }",
            "a - { d[i] = a[size(a, 0) - 1 - i]; d[size(a, 0) - 1 - range(size(a, 0))] }",
            "c - (scan s over t in reverse c from 0 collect { t })",
            "softmax(a) - { d[i, j] = exp(a[i, j]) / (sum(k) exp(a[i, k])); d }");

    private final Choices choices;
    private final TermWriter writer;

    Identities(Choices choices, TermWriter writer) {
        this.choices = choices;
        this.writer = writer;
    }

    /** A statement that defines such an output. */
    Term write() {
        return choices.once(2) ? ofDerivatives() : ofTensors();
    }

    private Term ofDerivatives() {
        Shape x = choices.shape(1);
        Shape y = choices.shape(1);
        String nameOfX = choices.freshName("x_in");
        TermWriter inside = writer.knowing(nameOfX, x);
        String template = "{ x = # + 0.1 * mean(x1); y = # + mean(x^2); u = #; v = #; sum("
                + choices.pick(OF_DERIVATIVES) + ") }";
        return statement(
                template.replaceAll("\\bx\\b", nameOfX),
                List.of(writer.operand(x), inside.operand(y), writer.operand(y), writer.operand(x)));
    }

    private Term ofTensors() {
        int rows = choices.size();
        int inner = choices.size();
        int columns = choices.size();
        return statement(
                "{ a = #; b = #; c = #; sum(" + choices.pick(OF_TENSORS) + ") }",
                List.of(
                        writer.operand(Shape.of(rows, inner)),
                        writer.operand(Shape.of(inner, columns)),
                        writer.operand(Shape.of(columns))));
    }

    private Term statement(String template, List<Term> operands) {
        String text = template;
        for (String name : List.of("a", "b", "c", "d", "i", "j", "k", "r", "s", "t", "u", "v", "y")) {
            text = text.replaceAll("\\b" + name + "\\b", choices.freshName(name));
        }
        return Term.statement("output " + choices.freshName(NAME) + " = " + text, operands.toArray(Term[]::new));
    }
}
