package dev.nnm.teach.number;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;

/** Where elements of tensors lie, row-major. */
final class Places {

    private static final int OUTSIDE = -1;

    private Places() {}

    /** The elements that a view reads, and zeros where it reaches outside. */
    static <T> List<T> read(View view, Shape argument, List<T> elements, T zero) {
        List<T> result = new ArrayList<>();
        for (List<Integer> indices : indices(view.shape())) {
            int place = 0;
            for (int axis = 0; axis < argument.rank() && place != OUTSIDE; axis++) {
                int index = view.source().get(axis).at(indices);
                boolean inside = index >= 0 && index < argument.size(axis);
                place = inside ? place * argument.size(axis) + index : OUTSIDE;
            }
            result.add(place == OUTSIDE ? zero : elements.get(place));
        }
        return result;
    }

    /** For each element, the place in what it becomes part of when some axes are reduced. */
    static int[] reduced(Shape shape, List<Integer> axes) {
        List<List<Integer>> all = indices(shape);
        int[] places = new int[all.size()];
        for (int i = 0; i < places.length; i++) {
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (!axes.contains(axis)) {
                    places[i] = places[i] * shape.size(axis) + all.get(i).get(axis);
                }
            }
        }
        return places;
    }

    /** The elements at computed indices, and zeros where these lie outside. */
    static <T> List<T> gathered(Shape argument, List<List<Double>> indices, List<T> elements, T zero) {
        List<T> result = new ArrayList<>();
        for (int i = 0; i < indices.get(0).size(); i++) {
            int place = at(argument, indices, i);
            result.add(place == OUTSIDE ? zero : elements.get(place));
        }
        return result;
    }

    /** The place that computed indices give; negative if one lies outside. */
    static int at(Shape shape, List<List<Double>> indices, int i) {
        int place = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            double index = Math.rint(indices.get(axis).get(i));
            if (!(index >= 0 && index < shape.size(axis))) {
                return OUTSIDE;
            }
            place = place * shape.size(axis) + (int) index;
        }
        return place;
    }

    private static List<List<Integer>> indices(Shape shape) {
        List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
        for (int size : shape.sizes()) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> prefix : all) {
                for (int i = 0; i < size; i++) {
                    List<Integer> next = new ArrayList<>(prefix);
                    next.add(i);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }
}
