package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Binary;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Expression.BooleanLiteral;
import dev.nnm.compiler.syntax.Expression.BoundReduction;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.Conditional;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.NumberLiteral;
import dev.nnm.compiler.syntax.Expression.ParameterAccess;
import dev.nnm.compiler.syntax.Expression.Scan;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.Expression.Tabulation;
import dev.nnm.compiler.syntax.Expression.Transpose;
import dev.nnm.compiler.syntax.Expression.Tuple;
import dev.nnm.compiler.syntax.Expression.Unary;
import dev.nnm.compiler.syntax.Expression.While;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Turns expressions into graph nodes (and into the few other things that an expression can denote). */
final class Expressions {

    /** How deep expressions, calls and definitions below their use may nest, so that a thread's stack holds them. */
    static final int DEEPEST = 700;

    private final Elaboration elaboration;
    private final Operators operators;
    private final Calls calls;
    private final Blocks blocks;
    private final Layers layers;
    private final Scans scans;
    private final Whiles whiles;
    private int depth;

    Expressions(Elaboration elaboration) {
        this.elaboration = elaboration;
        this.operators = new Operators(elaboration);
        this.calls = new Calls(elaboration, this);
        this.blocks = new Blocks(elaboration, this);
        this.layers = new Layers(this);
        this.scans = new Scans(elaboration);
        this.whiles = new Whiles(elaboration);
    }

    Layers layers() {
        return layers;
    }

    Repetitions repetitions() {
        return blocks.repetitions();
    }

    Calls calls() {
        return calls;
    }

    /** The value of an expression. */
    Value evaluate(Expression expression, Frame frame) {
        enter(1, expression.span());
        try {
            return limited(value(expression, frame), expression);
        } finally {
            leave(1);
        }
    }

    /** Goes deeper by some levels. */
    void enter(int levels, SourceSpan span) {
        if (depth + levels > DEEPEST) {
            throw CallProblems.nestedTooDeeply(span, DEEPEST);
        }
        depth += levels;
    }

    /** Comes back from some levels. */
    void leave(int levels) {
        depth -= levels;
    }

    /** The value itself, if it can be stored. */
    private static Value limited(Value value, Expression expression) {
        if (value instanceof Value.Tensor tensor && !Sizes.fits(tensor.node().shape())) {
            Sizes.limited(tensor.node().shape(), expression.span(), Describe.expression(expression, "this tensor"));
        }
        return value;
    }

    private Value value(Expression expression, Frame frame) {
        if (expression instanceof Binary binary) {
            return chain(binary, frame);
        }
        if (expression instanceof NameReference reference) {
            return lookup(reference, frame);
        }
        if (expression instanceof Call call) {
            return calls.call(call, frame);
        }
        if (expression instanceof Conditional conditional) {
            return conditional(conditional, frame);
        }
        if (expression instanceof Block block) {
            return blocks.evaluate(block, frame);
        }
        if (expression instanceof StringLiteral literal) {
            return new Value.Text(literal.value());
        }
        if (expression instanceof Tuple tuple) {
            return new Value.Tuple(tuple.elements().stream()
                    .map(element -> evaluate(element, frame))
                    .toList());
        }
        if (expression instanceof ParameterAccess access) {
            return layers.parameter(access, frame);
        }
        if (expression instanceof Scan scan) {
            return scans.evaluate(scan, frame);
        }
        if (expression instanceof While loop) {
            return whiles.evaluate(loop, frame);
        }
        if (expression instanceof Index index) {
            return elements(index, frame);
        }
        return new Value.Tensor(tensor(expression, frame));
    }

    private Node tensor(Expression expression, Frame frame) {
        GraphBuilder build = elaboration.build(frame, expression.span());
        if (expression instanceof NumberLiteral literal) {
            return build.constant(literal.value());
        }
        if (expression instanceof BooleanLiteral literal) {
            return build.truth(literal.value());
        }
        if (expression instanceof Unary unary) {
            return unary(build, unary, frame);
        }
        if (expression instanceof Transpose transpose) {
            Expression operand = transpose.operand();
            return build.transpose(elaboration.numberOrMask(build, evaluate(operand, frame), operand.span()));
        }
        if (expression instanceof ListLiteral list) {
            return list(build, list, frame);
        }
        if (expression instanceof Tabulation tabulation) {
            return new IndexNotation(elaboration).tabulate(tabulation, frame);
        }
        if (expression instanceof BoundReduction reduction) {
            return new IndexNotation(elaboration).reduce(reduction, frame);
        }
        throw new IllegalStateException("no such expression: " + expression.getClass());
    }

    /** The value of an expression that must be a tensor of numbers. */
    Node number(Expression expression, Frame frame) {
        return elaboration.number(evaluate(expression, frame), expression.span());
    }

    /** Elements of a tensor of numbers, truth values or class labels. */
    private Value elements(Index index, Frame frame) {
        Value base = evaluate(index.base(), frame);
        if (base instanceof Value.Label label) {
            return new Value.Label(Subscripts.apply(elaboration, frame, label.node(), index), label.classes());
        }
        Node tensor = base instanceof Value.Tensor known
                ? known.node()
                : elaboration.number(base, index.base().span());
        return new Value.Tensor(Subscripts.apply(elaboration, frame, tensor, index));
    }

    private Value lookup(NameReference reference, Frame frame) {
        return lookup(reference.name(), reference.span(), frame);
    }

    /** What a name stands for. */
    Value lookup(String name, SourceSpan span, Frame frame) {
        Value value = frame.scope().lookup(name);
        if (value == null) {
            throw NameProblems.unknownName(span, name, frame.scope());
        }
        return value;
    }

    /** Operators of equal rank stand in a chain that leans left and may be very long. */
    private Value chain(Binary last, Frame frame) {
        Deque<Binary> pending = new ArrayDeque<>();
        Expression first = last;
        while (first instanceof Binary binary) {
            pending.push(binary);
            first = binary.left();
        }
        Value value = evaluate(first, frame);
        while (!pending.isEmpty()) {
            Binary binary = pending.pop();
            Value right = evaluate(binary.right(), frame);
            GraphBuilder build = elaboration.build(frame, binary.span());
            value = limited(new Value.Tensor(operators.apply(build, binary, value, right)), binary);
        }
        return value;
    }

    private Node unary(GraphBuilder build, Unary unary, Frame frame) {
        Value operand = evaluate(unary.operand(), frame);
        SourceSpan span = unary.operand().span();
        return switch (unary.operator()) {
            case PLUS -> elaboration.numberOrMask(build, operand, span);
            case NEGATE -> operators.negate(build, elaboration.numberOrMask(build, operand, span));
            case NOT -> operators.not(build, elaboration.truth(operand, span));
        };
    }

    private Node list(GraphBuilder build, ListLiteral list, Frame frame) {
        List<Node> elements = new ArrayList<>();
        for (Expression element : list.elements()) {
            Node node = elaboration.numberOrMask(build, evaluate(element, frame), element.span());
            if (!elements.isEmpty() && !node.shape().equals(elements.get(0).shape())) {
                throw ShapeProblems.listShapes(
                        element.span(),
                        Describe.expression(list.elements().get(0), "the first element"),
                        elaboration.shapeOf(elements.get(0)),
                        Describe.expression(element, "this element"),
                        elaboration.shapeOf(node));
            }
            elements.add(node);
        }
        return Joining.stack(build, elements);
    }

    /** A condition that is known selects its branch now: the other is not even looked at. */
    private Value conditional(Conditional conditional, Frame frame) {
        Node condition = elaboration.truth(
                evaluate(conditional.condition(), frame),
                conditional.condition().span());
        Optional<Double> known = elaboration.constancy().scalar(condition);
        if (known.isPresent()) {
            return evaluate(known.get() != 0 ? conditional.consequent() : conditional.alternative(), frame);
        }
        Value consequent =
                elaboration.accesses().where(condition, true, () -> evaluate(conditional.consequent(), frame));
        Value alternative =
                elaboration.accesses().where(condition, false, () -> evaluate(conditional.alternative(), frame));
        return operators.select(
                elaboration.build(frame, conditional.span()), conditional, condition, consequent, alternative);
    }
}
