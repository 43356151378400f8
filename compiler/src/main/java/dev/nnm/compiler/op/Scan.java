package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * A loop with states. The arguments are the states' initial values, then sequences, whose first axis has an element for
 * each step, then what is the same in every step. A node of this operation has no value of its own, though a shape: the
 * number of steps. {@link ScanResult} takes values out of it.
 *
 * @param body what is done in each step
 */
public record Scan(ScanBody body) implements Operation {

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        List<Node> bound = body.bound();
        if (bound.size() != arguments.size()) {
            throw new IllegalArgumentException(arguments.size() + " arguments for " + bound.size());
        }
        int states = body.states().size();
        int elements = body.elements().size();
        boolean batched = false;
        for (int k = 0; k < bound.size(); k++) {
            boolean sequence = k >= states && k < states + elements;
            Shape inside = bound.get(k).shape();
            Shape needed = sequence ? inside.withLeadingAxis(body.steps()) : inside;
            if (!needed.equals(arguments.get(k).shape())
                    || (arguments.get(k).batched() && !bound.get(k).isBatched())) {
                throw new IllegalArgumentException("argument " + k + " is " + arguments.get(k) + " for "
                        + bound.get(k).type());
            }
            batched |= bound.get(k).isBatched();
        }
        return NodeType.real(Shape.of(body.steps())).withBatched(batched);
    }

    /** The body of a node of this operation. */
    public static ScanBody body(Node scan) {
        return ((Scan) scan.operation()).body();
    }
}
