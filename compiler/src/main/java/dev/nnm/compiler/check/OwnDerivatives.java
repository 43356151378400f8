package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Written;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Broadcasting;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.StatedDerivatives;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.DerivativeRule;
import dev.nnm.compiler.syntax.FormalParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Derivatives that a function states of itself: {@code fn f(x) = … with derivative x: …}. */
final class OwnDerivatives {

    private final Elaboration elaboration;

    OwnDerivatives(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    /**
     * The value of a call, with the derivatives that its function states; the value itself if it states none.
     *
     * @param function what is called
     * @param value the value of its body
     * @param frame where the body is read
     */
    Value attach(Written function, Value value, Frame frame) {
        List<DerivativeRule> rules = function.definition().derivatives();
        if (rules.isEmpty()) {
            return value;
        }
        SourceSpan span = function.definition().span();
        if (rules.size() > StatedDerivatives.MOST) {
            throw DerivativeProblems.tooManyOwnDerivatives(
                    rules.get(StatedDerivatives.MOST).span(), StatedDerivatives.MOST);
        }
        GraphBuilder build = elaboration.build(frame, span);
        Node result = elaboration.numberOrMask(
                build, value, function.definition().body().span());
        List<Node> variables = new ArrayList<>();
        List<Node> partials = new ArrayList<>();
        for (DerivativeRule rule : rules) {
            Optional<Node> variable = variable(rule, frame);
            if (variable.isPresent()) {
                variables.add(fitting(
                        build, variable.get(), result, rule, rule.parameter().text()));
                Value stated = elaboration.expressions().evaluate(rule.value(), frame);
                Node partial =
                        elaboration.numberOrMask(build, stated, rule.value().span());
                partials.add(fitting(build, partial, result, rule, "the derivative"));
                note(function, rule, result, variable.get(), partials.get(partials.size() - 1));
            }
        }
        return variables.isEmpty() ? value : Value.of(StatedDerivatives.of(build, result, variables, partials));
    }

    private void note(Written function, DerivativeRule rule, Node result, Node argument, Node partial) {
        boolean isOwn = argument.operation() instanceof Marked;
        if (isOwn && !elaboration.library().owns(rule.span())) {
            String name = function.name();
            elaboration.note(new OwnDerivative(name, rule.parameter().text(), rule.span(), result, argument, partial));
        }
    }

    /** The value of a parameter: a node of its own if a derivative by it is stated and it is not known. */
    Value argument(Written function, FormalParameter parameter, Value value, Frame frame) {
        boolean isStated = function.definition().derivatives().stream()
                .anyMatch(
                        rule -> rule.parameter().text().equals(parameter.name().text()));
        return isStated
                        && value instanceof Value.Tensor tensor
                        && tensor.node().type().element() == ElementType.REAL
                        && !elaboration.constancy().isConstant(tensor.node())
                ? Value.of(elaboration
                        .build(frame, parameter.name().span())
                        .node(new Marked(parameter.name().text()), tensor.node()))
                : value;
    }

    /** The argument by which a derivative is stated; none if it is a function or another thing without derivatives. */
    private static Optional<Node> variable(DerivativeRule rule, Frame frame) {
        return frame.scope().lookup(rule.parameter().text()) instanceof Value.Tensor tensor
                        && tensor.node().type().element() == ElementType.REAL
                ? Optional.of(tensor.node())
                : Optional.empty();
    }

    private static Node fitting(GraphBuilder build, Node node, Node result, DerivativeRule rule, String what) {
        Optional<Shape> common = Broadcasting.common(node.shape(), result.shape());
        if (common.filter(result.shape()::equals).isEmpty()) {
            throw DerivativeProblems.ownDerivativeShape(rule.span(), what, node.shape(), result.shape());
        }
        return build.broadcast(node, result.shape());
    }
}
