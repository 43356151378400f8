package dev.nnm.teach.landscape;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import java.util.List;
import java.util.Map;

/**
 * A plane in the space of some variables of a model: origin + u·first + v·second.
 *
 * @param u what is along the first axis
 * @param v what is along the second axis
 * @param variables which are moved
 * @param origin the elements of each at u = v = 0, row-major
 * @param first the elements of each variable's part of the first direction
 * @param second those of the second direction
 */
record Plane(
        String u,
        String v,
        List<NamedNode> variables,
        Map<String, double[]> origin,
        Map<String, double[]> first,
        Map<String, double[]> second) {

    Plane {
        variables = List.copyOf(variables);
        origin = Map.copyOf(origin);
        first = Map.copyOf(first);
        second = Map.copyOf(second);
    }

    /** One of the two directions. */
    double[] direction(int number, String variable) {
        return elements(number == 0 ? first : second, variable);
    }

    /** The elements of a variable at a place of the plane. */
    double[] at(Place place, String variable) {
        double[] values = elements(origin, variable).clone();
        double[] d = direction(0, variable);
        double[] e = direction(1, variable);
        for (int i = 0; i < values.length; i++) {
            values[i] += place.u() * d[i] + place.v() * e[i];
        }
        return values;
    }

    private static double[] elements(Map<String, double[]> all, String variable) {
        double[] found = all.get(variable);
        if (found == null) {
            throw new IllegalArgumentException("the plane does not move " + variable);
        }
        return found;
    }
}
