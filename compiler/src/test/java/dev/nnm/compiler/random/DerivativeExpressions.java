package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Derivatives as expressions, by the name of a definition or by a function. What is differentiated is made to depend on
 * the definition, whatever the operands are.
 */
final class DerivativeExpressions {

    /** All of them. */
    static final List<Construct> ALL = List.of(
            Construct.any("grad", DerivativeExpressions::gradient),
            Construct.any("grad of several", DerivativeExpressions::gradients),
            Construct.scalar("grad of grad", DerivativeExpressions::second),
            Construct.scalar("grad of a function", DerivativeExpressions::ofFunction),
            Construct.any("jacobian", DerivativeExpressions::jacobian),
            Construct.any("jvp", DerivativeExpressions::jvp),
            Construct.any("vjp", DerivativeExpressions::vjp),
            new Construct("hessian", DerivativeExpressions::isSquare, DerivativeExpressions::hessian),
            Construct.any("hvp", DerivativeExpressions::hvp),
            Construct.any("gnvp", DerivativeExpressions::gnvp));

    private DerivativeExpressions() {}

    /**
     * A block that defines x and then y of x, and derives y; single letters stand for names of their own. Every program
     * has an x1, without which x might be a number that is known.
     */
    private static Term derived(TermWriter writer, Shape shape, String template, Shape x, List<Shape> ofX) {
        String text = template.replace("x = #;", "x = # + 0.1 * mean(x1);");
        String nameOfX = writer.freshName("x_in");
        text = text.replaceAll("\\bx\\b", nameOfX).replaceAll("\\by\\b", writer.freshName("y_in"));
        List<Term> parts = new ArrayList<>();
        parts.add(writer.operand(x));
        TermWriter inside = writer.knowing(nameOfX, x);
        ofX.forEach(operand -> parts.add(inside.operand(operand)));
        return Term.of(shape, text, parts);
    }

    private static Term gradient(TermWriter writer, Shape shape) {
        return derived(
                writer, shape, "{ x = #; y = sum(sin(x) * #) + #; grad(y, x) }", shape, List.of(shape, Shape.SCALAR));
    }

    private static Term gradients(TermWriter writer, Shape shape) {
        String first = writer.freshName("x_in");
        String second = writer.freshName("x_in");
        String one = writer.freshName("s");
        String other = writer.freshName("s");
        Shape seconds = writer.someShape();
        TermWriter inside = writer.knowing(first, shape).knowing(second, seconds);
        String gradients =
                "grad(sum(" + first + " * #) * mean(cos(" + second + ")) + #, [" + first + ", " + second + "])";
        return Term.of(
                shape,
                "{ " + first + " = #; " + second + " = #; (" + one + ", " + other + ") = " + gradients + "; " + one
                        + " + 0.1 * mean(" + other + ") }",
                writer.operand(shape),
                writer.operand(seconds),
                inside.operand(shape),
                inside.operand(Shape.SCALAR));
    }

    private static Term second(TermWriter writer, Shape shape) {
        return derived(writer, shape, "{ x = #; y = sin(x) * #; grad(grad(y, x), x) }", shape, List.of(shape));
    }

    private static Term ofFunction(TermWriter writer, Shape shape) {
        List<String> functions = new ArrayList<>(List.of("sin(#)", "tanh(#)", "swish(#)", "swish(#, beta = #)"));
        writer.scope().functions().stream().filter(call -> call.contains("(#")).forEach(functions::add);
        String call = writer.choices().pick(functions);
        String derivative = "grad(" + call.substring(0, call.indexOf('(')) + ")" + call.substring(call.indexOf('('));
        return Construct.elementwise(writer, shape, derivative);
    }

    private static Term jacobian(TermWriter writer, Shape shape) {
        int axes = writer.choices().below(shape.rank() + 1);
        Shape y = new Shape(shape.sizes().subList(0, axes));
        Shape x = new Shape(shape.sizes().subList(axes, shape.rank()));
        return derived(writer, shape, "{ x = #; y = sin(mean(x)) * #; jacobian(y, x) }", x, List.of(y));
    }

    private static Term jvp(TermWriter writer, Shape shape) {
        Shape x = writer.someShape();
        return derived(writer, shape, "{ x = #; y = # + mean(x); jvp(y, x, #) }", x, List.of(shape, x));
    }

    private static Term vjp(TermWriter writer, Shape shape) {
        Shape y = writer.someShape();
        return derived(writer, shape, "{ x = #; y = # + mean(x); vjp(y, x, #) }", shape, List.of(y, y));
    }

    private static boolean isSquare(Shape shape) {
        int half = shape.rank() / 2;
        return shape.rank() % 2 == 0
                && shape.sizes().subList(0, half).equals(shape.sizes().subList(half, shape.rank()));
    }

    private static Term hessian(TermWriter writer, Shape shape) {
        Shape x = new Shape(shape.sizes().subList(0, shape.rank() / 2));
        return derived(writer, shape, "{ x = #; y = sum(x^2 * #); hessian(y, x) }", x, List.of(x));
    }

    private static Term hvp(TermWriter writer, Shape shape) {
        return derived(writer, shape, "{ x = #; y = sum(cos(x) * #); hvp(y, x, #) }", shape, List.of(shape, shape));
    }

    private static Term gnvp(TermWriter writer, Shape shape) {
        Shape y = writer.someShape();
        return derived(writer, shape, "{ x = #; y = # * sin(mean(x)); gnvp(y, x, #) }", shape, List.of(y, shape));
    }
}
