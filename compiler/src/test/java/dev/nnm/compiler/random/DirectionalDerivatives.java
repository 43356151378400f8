package dev.nnm.compiler.random;

import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ⟨u, J v⟩ for the Jacobian J of some results by all variables, at one point, for random u and v. */
final class DirectionalDerivatives {

    private final Subject subject;
    private final int batch;
    private final List<Node> results;
    private final Map<Node, double[]> given;
    private final Map<Node, Node> directions = new LinkedHashMap<>();
    private final Map<Node, Node> weights = new LinkedHashMap<>();

    DirectionalDerivatives(Subject subject, int batch) {
        this.subject = subject;
        this.batch = batch;
        this.results = Subject.results(subject.model());
        this.given = subject.point(batch);
        for (Node variable : subject.variableNodes()) {
            directions.put(variable, subject.seed("v" + directions.size(), variable, batch, given));
        }
        for (Node result : results) {
            weights.put(result, subject.seed("u" + weights.size(), result, batch, given));
        }
    }

    /** The values of variables, u and v among them. */
    Map<Node, double[]> given() {
        return given;
    }

    /** v, by variable. */
    Map<Node, Node> directions() {
        return directions;
    }

    /** The results, as the nodes whose values they are. */
    Map<Node, Node> values() {
        Map<Node, Node> values = new LinkedHashMap<>();
        results.forEach(result -> values.put(result, result));
        return values;
    }

    /** J v, by result. */
    Map<Node, Node> tangents() {
        return ForwardMode.tangents(subject.graph(), directions, results);
    }

    /** Jᵀ u, by variable. */
    Map<Node, Node> adjoints() {
        return ReverseMode.adjoints(subject.graph(), weights, List.copyOf(directions.keySet()));
    }

    /** ⟨u, ·⟩ of one node for each result. */
    Quantity weighted(Map<Node, Node> nodes, Map<Node, double[]> at) {
        return product(weights, nodes, at);
    }

    /** ⟨·, v⟩ of one node for each variable. */
    Quantity along(Map<Node, Node> nodes, Map<Node, double[]> at) {
        return product(directions, nodes, at);
    }

    /** Σ over pairs of nodes that belong to the same key; what is the same for all examples counts for each. */
    private Quantity product(Map<Node, Node> factors, Map<Node, Node> nodes, Map<Node, double[]> at) {
        return new Quantity(subject.graph(), List.copyOf(nodes.values()), at, batch, values -> {
            double sum = 0;
            for (Map.Entry<Node, Node> factor : factors.entrySet()) {
                double[] one = given.get(factor.getValue());
                double[] other = values.get(nodes.get(factor.getKey()));
                for (int i = 0; i < one.length; i++) {
                    sum += one[i] * other[i % other.length];
                }
            }
            return new double[] {sum};
        });
    }
}
