package dev.nnm.teach.number;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;
import org.hipparchus.dfp.Dfp;

/**
 * Values and derivatives in 60 decimal digits, by the arithmetic and the derivatives of another library: what the
 * methods are judged by.
 */
public final class Reference {

    private final DualDecimals numbers = new DualDecimals();
    private final FieldEvaluation<FieldUnivariateDerivative1<Dfp>> evaluation;
    private final Node result;
    private final Map<Node, List<FieldUnivariateDerivative1<Dfp>>> point = new HashMap<>();

    /**
     * A value and its derivative.
     *
     * @param value the value
     * @param derivative the derivative by the element that was asked for
     */
    public record Dual(BigDecimal value, BigDecimal derivative) {}

    /**
     * A function at a point.
     *
     * @param result a number
     * @param at the elements of all its variables
     */
    public Reference(Graph graph, Node result, Map<Node, double[]> at) {
        this.evaluation = new FieldEvaluation<>(graph, numbers);
        this.result = result;
        at.forEach((node, elements) -> {
            List<FieldUnivariateDerivative1<Dfp>> all = new ArrayList<>();
            for (double element : elements) {
                all.add(numbers.of(element));
            }
            point.put(node, all);
        });
    }

    /**
     * The value, and the derivative by one element of a variable.
     *
     * @throws NotApplicable if there is none: an operation is not known to the library, or not differentiable there
     */
    public Dual at(Node variable, int element) {
        List<FieldUnivariateDerivative1<Dfp>> moved = new ArrayList<>(point.getOrDefault(variable, List.of()));
        moved.set(element, numbers.variable(moved.get(element).getReal(), 1));
        Map<Node, List<FieldUnivariateDerivative1<Dfp>>> given = new HashMap<>(point);
        given.put(variable, moved);
        FieldUnivariateDerivative1<Dfp> found = evaluation.value(result, given).get(0);
        return new Dual(decimal(found.getValue()), decimal(found.getFirstDerivative()));
    }

    private static BigDecimal decimal(Dfp number) {
        if (number.isNaN() || number.isInfinite()) {
            throw new NotApplicable("value", "not finite here");
        }
        return new BigDecimal(number.toString());
    }
}
