package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * Whether the function is the one that training runs, as a truth value. It is known when the functions of a model are
 * made: a choice by it is then one of its branches, before anything is differentiated.
 */
public record InTraining() implements Operation {

    @Override
    public String name() {
        return "in_training";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return new NodeType(ElementType.BOOLEAN, Shape.SCALAR, false);
    }
}
