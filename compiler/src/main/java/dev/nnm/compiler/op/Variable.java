package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * A value that is given from outside.
 *
 * @param name the user's name for it, qualified for parameters of functions ({@code hidden.W})
 * @param kind what it is
 * @param shape its shape for one example
 */
public record Variable(String name, Kind kind, Shape shape) implements Operation {

    /** What a variable stands for. */
    public enum Kind {
        /** A model input. */
        INPUT(true),
        /** A value that the model is trained to produce. */
        TARGET(true),
        /** A trained parameter. */
        PARAMETER(false),
        /** What random numbers are drawn from, new for each update of training: its two halves. */
        DRAW(false),
        /** A tangent or cotangent of something that differs between examples. */
        SEED(true),
        /** A tangent or cotangent of something that is the same for all examples. */
        SHARED_SEED(false);

        private final boolean batched;

        Kind(boolean batched) {
            this.batched = batched;
        }
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return NodeType.real(shape).withBatched(kind.batched);
    }
}
