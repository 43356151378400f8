package dev.nnm.teach.drawing;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A computation as a graph.
 *
 * @param of what is computed
 * @param nodes the steps, each after what it needs; edges name them by their position in this list
 * @param edges one for each time that a step uses another
 * @param layers the parts that the file has names for; nodes name them by their position in this list
 */
public record ComputationGraph(String of, List<Node> nodes, List<Edge> edges, List<Layer> layers) {

    /** Copies the lists. */
    public ComputationGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        layers = List.copyOf(layers);
    }

    /** What a node is. */
    public enum Kind {
        /** Given for each example. */
        INPUT,
        /** What the example should give. */
        TARGET,
        /** Learned. */
        PARAMETER,
        /** Computed. */
        STEP,
        /** What is asked for. */
        RESULT
    }

    /**
     * A node.
     *
     * @param kind what it is
     * @param step its name, formula, value and adjoint
     * @param layer the part that it belongs to; none for inputs, targets, and parameters that several parts share
     */
    public record Node(Kind kind, Trace.Step step, OptionalInt layer) {}

    /**
     * An edge.
     *
     * @param from the node that is used
     * @param to the node that uses it
     * @param derivative ∂to/∂from, if derivatives are asked for and it is no larger Jacobian
     * @param contribution where there is such a Jacobian: what the adjoint of {@code to} adds to that of {@code from}
     */
    public record Edge(int from, int to, Optional<Derivative> derivative, Optional<Formula> contribution) {}

    /**
     * A local derivative.
     *
     * @param formula in terms of the two nodes, or a number
     * @param isNumber whether the formula is a number already
     * @param shape of the nodes
     * @param value an element for each of the nodes' elements; none if there is no point
     */
    public record Derivative(Formula formula, boolean isNumber, List<Integer> shape, List<Double> value) {

        /** Copies the lists. */
        public Derivative {
            shape = List.copyOf(shape);
            value = List.copyOf(value);
        }
    }

    /**
     * A part of the computation that the file gives a name.
     *
     * @param name the name
     * @param node the node that has the name
     * @param source the lines of the file that say it, without comments
     */
    public record Layer(String name, int node, List<String> source) {

        /** Copies the list. */
        public Layer {
            source = List.copyOf(source);
        }
    }
}
