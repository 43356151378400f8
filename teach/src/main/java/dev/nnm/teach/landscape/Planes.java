package dev.nnm.teach.landscape;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.runtime.random.RandomNumbers;
import dev.nnm.runtime.random.RandomNumbers.Purpose;
import dev.nnm.teach.subject.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The planes over which a landscape can lie. */
final class Planes {

    private Planes() {}

    /** The plane of two elements, whose coordinates are their values; all others keep theirs. */
    static Plane ofElements(List<Element> two, List<NamedNode> variables, Map<String, double[]> values) {
        Map<String, double[]> origin = new HashMap<>();
        Map<String, double[]> first = new HashMap<>();
        Map<String, double[]> second = new HashMap<>();
        for (NamedNode variable : variables) {
            double[] own = values(values, variable).clone();
            double[] d = new double[own.length];
            double[] e = new double[own.length];
            mark(two.get(0), variable, own, d);
            mark(two.get(1), variable, own, e);
            origin.put(variable.name(), own);
            first.put(variable.name(), d);
            second.put(variable.name(), e);
        }
        return new Plane(two.get(0).text(), two.get(1).text(), variables, origin, first, second);
    }

    private static void mark(Element element, NamedNode variable, double[] origin, double[] direction) {
        if (element.variable().equals(variable.name())) {
            origin[element.position()] = 0;
            direction[element.position()] = 1;
        }
    }

    /**
     * The plane through the values along two random directions. Each unit's part of a direction, a row along the first
     * axis of a matrix or larger tensor, has the length of the unit's own weights; a vector is scaled as a whole. So
     * one step along a direction changes each by as much as it is large (H. Li et al., Visualizing the loss landscape
     * of neural nets, 2018, section 4).
     */
    static Plane random(List<NamedNode> variables, Map<String, double[]> values, long seed) {
        Map<String, double[]> origin = new HashMap<>();
        Map<String, double[]> first = new HashMap<>();
        Map<String, double[]> second = new HashMap<>();
        int index = 0;
        for (NamedNode variable : variables) {
            double[] own = values(values, variable);
            int unit = variable.node().shape().rank() < 2
                    ? own.length
                    : own.length / variable.node().shape().size(0);
            origin.put(variable.name(), own);
            first.put(variable.name(), drawn(new RandomNumbers(seed, Purpose.DIRECTION, index++), own, unit));
            second.put(variable.name(), drawn(new RandomNumbers(seed, Purpose.DIRECTION, index++), own, unit));
        }
        return new Plane("first direction", "second direction", variables, origin, first, second);
    }

    /** Where all weights of a unit are 0, its part of the direction has the length 1. */
    private static double[] drawn(RandomNumbers numbers, double[] own, int unit) {
        double[] direction = new double[own.length];
        for (int from = 0; from < own.length; from += unit) {
            double ownSquares = 0;
            double squares = 0;
            for (int i = from; i < from + unit; i++) {
                direction[i] = numbers.normal(i);
                ownSquares += own[i] * own[i];
                squares += direction[i] * direction[i];
            }
            double scale = (ownSquares == 0 ? 1 : Math.sqrt(ownSquares)) / Math.sqrt(squares);
            for (int i = from; i < from + unit; i++) {
                direction[i] *= scale;
            }
        }
        return direction;
    }

    private static double[] values(Map<String, double[]> values, NamedNode variable) {
        return values.getOrDefault(
                variable.name(), new double[(int) variable.node().shape().elementCount()]);
    }
}
