package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Broadcasting;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.BinaryOperator;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Binary;
import dev.nnm.compiler.syntax.Expression.Conditional;
import java.util.ArrayList;
import java.util.List;

/** The operators of the language on values. */
final class Operators {

    private final Elaboration elaboration;

    Operators(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    Node apply(GraphBuilder build, Binary binary, Value left, Value right) {
        BinaryOperator operator = binary.operator();
        if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
            Node a = elaboration.truth(left, binary.left().span());
            Node b = elaboration.truth(right, binary.right().span());
            return elementwise(build, binary, a, b);
        }
        if (operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL) {
            return equality(build, binary, left, right);
        }
        if (isOrder(operator)) {
            Node a = elaboration.number(left, binary.left().span());
            Node b = elaboration.number(right, binary.right().span());
            return elementwise(build, binary, a, b);
        }
        Node a = elaboration.numberOrMask(build, left, binary.left().span());
        Node b = elaboration.numberOrMask(build, right, binary.right().span());
        return operator == BinaryOperator.MATRIX_PRODUCT
                ? Products.product(elaboration, build, binary, a, b)
                : elementwise(build, binary, a, b);
    }

    private static boolean isOrder(BinaryOperator operator) {
        return switch (operator) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            default -> false;
        };
    }

    private Node elementwise(GraphBuilder build, Binary binary, Node a, Node b) {
        if (Broadcasting.common(a.shape(), b.shape()).isEmpty()) {
            throw shapesDiffer(binary, elaboration.shapeOf(a), elaboration.shapeOf(b));
        }
        return build.apply(row(binary.operator()), a, b);
    }

    private static CompileException shapesDiffer(Binary binary, NamedShape a, NamedShape b) {
        String left = Describe.expression(binary.left(), "the left side");
        String right = Describe.expression(binary.right(), "the right side");
        return binary.operator() == BinaryOperator.MULTIPLY
                ? ShapeProblems.elementProductShapes(binary.span(), left, a, right, b)
                : ShapeProblems.shapesDiffer(binary.span(), nameOf(binary.operator()), left, a, right, b);
    }

    private static String nameOf(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> "a sum";
            case SUBTRACT -> "a difference";
            case DIVIDE -> "a quotient";
            case POWER -> "a power";
            case AND, OR -> "a condition";
            default -> "a comparison";
        };
    }

    private static Elementwise row(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> Elementwises.ADD;
            case SUBTRACT -> Elementwises.SUBTRACT;
            case MULTIPLY -> Elementwises.MULTIPLY;
            case DIVIDE -> Elementwises.DIVIDE;
            case POWER -> Elementwises.POWER;
            case LESS -> Elementwises.LESS;
            case LESS_OR_EQUAL -> Elementwises.LESS_EQUAL;
            case GREATER -> Elementwises.GREATER;
            case GREATER_OR_EQUAL -> Elementwises.GREATER_EQUAL;
            case EQUAL -> Elementwises.EQUAL;
            case NOT_EQUAL -> Elementwises.NOT_EQUAL;
            case AND -> Elementwises.AND;
            case OR -> Elementwises.OR;
            case MATRIX_PRODUCT -> throw new IllegalStateException("not an elementwise operator: " + operator);
        };
    }

    /**
     * Numbers are equal to numbers, truth values to truth values and to 1 and 0; a label to another, to one of its
     * classes, and to a class's index.
     */
    private Node equality(GraphBuilder build, Binary binary, Value left, Value right) {
        Node a = comparable(build, left, right, binary.left());
        Node b = comparable(build, right, left, binary.right());
        return elementwise(build, binary, a, b);
    }

    private Node comparable(GraphBuilder build, Value value, Value other, Expression expression) {
        SourceSpan span = expression.span();
        if (value instanceof Value.Label label) {
            return label.node();
        }
        if (value instanceof Value.Text text && other instanceof Value.Label label) {
            int index = label.classes().indexOf(text.text());
            if (index < 0) {
                throw ValueProblems.unknownClass(span, text.text(), label.classes());
            }
            return build.constant(index);
        }
        return elaboration.numberOrMask(build, value, span);
    }

    Node negate(GraphBuilder build, Node operand) {
        return operand.operation() instanceof Constant constant
                ? build.constant(-constant.value(), constant.shape())
                : build.negate(operand);
    }

    Node not(GraphBuilder build, Node operand) {
        return build.apply(Elementwises.NOT, operand);
    }

    /** A choice between numbers, between truth values, or between tuples part by part. */
    Value select(GraphBuilder build, Conditional conditional, Node condition, Value consequent, Value alternative) {
        if (!(consequent instanceof Value.Tuple tuple)) {
            Node a = elaboration.numberOrMask(
                    build, consequent, conditional.consequent().span());
            Node b = elaboration.numberOrMask(
                    build, alternative, conditional.alternative().span());
            Node chosen = select(build, conditional, condition, a, b);
            boolean isTruth = Elaboration.isTruth(consequent) && Elaboration.isTruth(alternative);
            return Value.of(isTruth ? build.isNotZero(chosen) : chosen);
        }
        List<Value> others = Tuples.parts(
                alternative, tuple.elements().size(), conditional.alternative().span());
        List<Value> chosen = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            chosen.add(select(build, conditional, condition, tuple.elements().get(i), others.get(i)));
        }
        return new Value.Tuple(chosen);
    }

    private Node select(
            GraphBuilder build, Conditional conditional, Node condition, Node consequent, Node alternative) {
        Shape branches = fit(
                conditional,
                Describe.expression(conditional.consequent(), "the value after then"),
                elaboration.shapeOf(consequent),
                Describe.expression(conditional.alternative(), "the value after else"),
                elaboration.shapeOf(alternative));
        fit(
                conditional,
                Describe.expression(conditional.condition(), "the condition"),
                elaboration.shapeOf(condition),
                "what it selects",
                NamedShape.of(branches));
        return build.select(condition, consequent, alternative);
    }

    private static Shape fit(Conditional conditional, String left, NamedShape a, String right, NamedShape b) {
        return Broadcasting.common(a.shape(), b.shape())
                .orElseThrow(() -> ShapeProblems.shapesDiffer(conditional.span(), "an if", left, a, right, b));
    }
}
