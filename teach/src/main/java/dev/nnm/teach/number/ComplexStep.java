package dev.nnm.teach.number;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.complex.Complex;

/** The complex step: f′(x) ≈ Im f(x + ih) / h, without a difference that could cancel. */
public final class ComplexStep {

    private final FieldEvaluation<Complex> evaluation;
    private final Node result;
    private final Map<Node, List<Complex>> point = new HashMap<>();

    /**
     * A function at a point.
     *
     * @param result a number
     * @param at the elements of all its variables
     */
    public ComplexStep(Graph graph, Node result, Map<Node, double[]> at) {
        this.evaluation = new FieldEvaluation<>(graph, new ComplexNumbers());
        this.result = result;
        at.forEach((node, elements) -> {
            List<Complex> numbers = new ArrayList<>();
            for (double element : elements) {
                numbers.add(new Complex(element));
            }
            point.put(node, numbers);
        });
    }

    /**
     * The derivative by one element of a variable.
     *
     * @throws NotApplicable if the function has no complex continuation there
     */
    public double derivative(Node variable, int element, double h) {
        List<Complex> moved = new ArrayList<>(point.getOrDefault(variable, List.of()));
        moved.set(element, new Complex(moved.get(element).getReal(), h));
        Map<Node, List<Complex>> given = new HashMap<>(point);
        given.put(variable, moved);
        return evaluation.value(result, given).get(0).getImaginary() / h;
    }
}
