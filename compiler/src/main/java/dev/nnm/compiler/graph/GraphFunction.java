package dev.nnm.compiler.graph;

import dev.nnm.runtime.KernelDescription;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes one kernel: which nodes of a graph are computed from which. Several variables may lie in one argument,
 * as all parameters lie in one flat array.
 *
 * @param name the kernel's name
 * @param graph the graph in which the nodes live
 * @param inputs the arguments that are read
 * @param results the arguments that are written
 */
public record GraphFunction(String name, Graph graph, List<Slot> inputs, List<Slot> results) {

    /** Copies the lists. */
    public GraphFunction {
        inputs = List.copyOf(inputs);
        results = List.copyOf(results);
    }

    /**
     * An argument and the nodes that lie in it.
     *
     * @param argument how the kernel's caller sees it
     * @param parts the nodes, without overlap
     */
    public record Slot(KernelDescription.Argument argument, List<Part> parts) {

        /** Copies the list. */
        public Slot {
            parts = List.copyOf(parts);
        }

        /** An argument that holds one node. */
        public static Slot of(KernelDescription.Argument argument, Node node) {
            return new Slot(argument, List.of(new Part(node, 0)));
        }
    }

    /**
     * A node's place in an argument.
     *
     * @param node the node; a variable where the argument is read
     * @param offset where its elements begin (within each example, if the argument is batched)
     */
    public record Part(Node node, int offset) {}

    /** The signature of the kernel: inputs, then results. */
    public KernelDescription description() {
        return new KernelDescription(
                name,
                Stream.concat(inputs.stream(), results.stream())
                        .map(Slot::argument)
                        .toList());
    }

    /** The nodes that are computed. */
    public List<Node> roots() {
        return results.stream()
                .flatMap(slot -> slot.parts().stream())
                .map(Part::node)
                .toList();
    }

    /** The same function of other nodes: each root replaced by the one at its position in {@link #roots}. */
    public GraphFunction withRoots(List<Node> newRoots) {
        Iterator<Node> next = newRoots.iterator();
        List<Slot> replaced = results.stream()
                .map(slot -> new Slot(
                        slot.argument(),
                        slot.parts().stream()
                                .map(part -> new Part(next.next(), part.offset()))
                                .toList()))
                .toList();
        return new GraphFunction(name, graph, inputs, replaced);
    }
}
