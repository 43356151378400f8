package dev.nnm.teach.paths;

import dev.nnm.compiler.Formula;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The pathwise aggregation lemma for one variable: the derivative is the sum, over all paths from the variable to the
 * result, of the products of the local derivatives on the path.
 *
 * @param of the result
 * @param by the variable
 * @param pathCount the number of paths
 * @param edgeCount the number of edges on them
 * @param derivative the derivative as one formula; empty if the graph has tensors
 * @param paths the paths, if they are few enough to be listed; else empty
 * @param sum the sum of the paths' products, if they are listed and a point is given
 * @param programme the dynamic programme, from the result back to the variable
 */
public record PathSum(
        String of,
        String by,
        BigInteger pathCount,
        int edgeCount,
        Optional<Formula> derivative,
        List<Path> paths,
        Optional<Double> sum,
        List<Entry> programme) {

    /** Copies the lists. */
    public PathSum {
        paths = List.copyOf(paths);
        programme = List.copyOf(programme);
    }

    /**
     * A path.
     *
     * @param steps the names along it, the variable first
     * @param product the product of the local derivatives
     * @param value its value, if a point is given
     */
    public record Path(List<String> steps, Formula product, Optional<Double> value) {

        /** Copies the list. */
        public Path {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step of the dynamic programme: the derivative of the result by one node, from those by the nodes that use it.
     *
     * @param name the derivative's name
     * @param formula Σ of the users' derivatives times the local ones; empty for the result itself, where it is 1
     * @param value its value, if a point is given and the node is a number
     * @param paths the number of paths from the node to the result
     */
    public record Entry(Formula name, Optional<Formula> formula, Optional<Double> value, BigInteger paths) {}
}
