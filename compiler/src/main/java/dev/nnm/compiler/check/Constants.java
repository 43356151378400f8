package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;

/** Definitions by {@code const}: values that must be known when the model is compiled. */
final class Constants {

    private final Elaboration elaboration;

    Constants(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    Value evaluate(ConstantDefinition definition, Frame frame) {
        Value value = elaboration.expressions().evaluate(definition.value(), frame);
        if (value instanceof Value.Text || value instanceof Value.Dimension) {
            return value;
        }
        if (!(value instanceof Value.Tensor tensor)) {
            throw ValueProblems.expected(definition.value().span(), "a constant", value);
        }
        Node node = tensor.node();
        if (!elaboration.constancy().isConstant(node)) {
            throw ValueProblems.notKnown(definition.value().span(), "a constant");
        }
        return value;
    }
}
