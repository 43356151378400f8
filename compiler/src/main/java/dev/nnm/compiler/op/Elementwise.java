package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation that acts on each element by itself: a row of {@link Elementwises}. Arguments have one shape; batched
 * and shared ones mix freely.
 */
public final class Elementwise implements Operation {

    /** The value at a point; truth values are 1 and 0. */
    @FunctionalInterface
    public interface Value {
        /** Evaluates. */
        double at(double[] arguments);
    }

    /**
     * The derivative with respect to one argument, times a factor t. With t a tangent this is a term of forward mode,
     * with t an adjoint a term of reverse mode, with t = 1 the derivative itself.
     */
    @FunctionalInterface
    public interface Partial {
        /** Builds t · ∂y/∂xₖ from the arguments x and the result y, all of one shape; null where it is zero. */
        @Nullable
        Node times(GraphBuilder build, Node t, List<Node> x, Node y);
    }

    private final ElementwiseRow row;

    Elementwise(ElementwiseRow row) {
        this.row = row;
    }

    @Override
    public String name() {
        return row.name();
    }

    /** The number of arguments. */
    public int arity() {
        return row.argumentTypes().size();
    }

    /** What the elements of the arguments are. */
    public List<ElementType> argumentTypes() {
        return row.argumentTypes();
    }

    /** The value at a point, the same to the bit as the generated code in double precision gives. */
    public double value(double... arguments) {
        return row.value().at(arguments);
    }

    /** One derivative an argument; empty where the derivative is zero everywhere or not defined (truth values). */
    public List<Partial> partials() {
        return row.partials();
    }

    /** Whether differentiation takes the result as a constant. */
    public boolean hasZeroDerivative() {
        return row.partials().isEmpty();
    }

    /** How Java says it. */
    public JavaForm java() {
        return row.java();
    }

    /** How Java says it of vectors, for functions; operators and choices need no saying. None if there is no way. */
    public Optional<VectorForm> vector() {
        return Optional.ofNullable(row.vector());
    }

    /** How mathematics writes it. */
    public Notation notation() {
        return row.notation();
    }

    /** Where it is tested. */
    public Samples samples() {
        return row.samples();
    }

    /** What is to be known of its domain, its subgradients and its accuracy; empty where nothing is. */
    public String remarks() {
        return row.remarks();
    }

    /** Whether the value and all derivatives are finite wherever the arguments are. */
    public boolean isTotal() {
        return row.total();
    }

    @Override
    public boolean isCommutative() {
        return row.commutative();
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        NodeType first = arguments.get(0);
        boolean batched = false;
        for (NodeType argument : arguments) {
            if (!argument.shape().equals(first.shape())) {
                throw new IllegalArgumentException(name() + " of " + arguments);
            }
            batched |= argument.batched();
        }
        return new NodeType(row.resultType(), first.shape(), batched);
    }
}
