package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A computed subscript of one axis of a tensor.
 *
 * @param subscript its value; of a range, where the range starts
 * @param form its value as an affine function of indices; null if it is none
 * @param indices the indices on which it depends
 * @param known whether it depends on nothing else that is not known when the model is compiled
 * @param width the length of a range; 1 for a single position
 * @param axis the axis of the tensor
 * @param size the size of that axis
 * @param padded whether something is said to lie outside
 * @param conditions truth values that hold where the access is made
 * @param span the subscript's text
 * @param tensor the tensor's text
 */
record Access(
        Node subscript,
        @Nullable IndexForm form,
        Set<Node> indices,
        boolean known,
        int width,
        int axis,
        int size,
        boolean padded,
        List<Node> conditions,
        SourceSpan span,
        String tensor) {

    /** Whether the subscript is that index and nothing else. */
    boolean isAlone(Node index) {
        return form != null && width == 1 && form.isIndexAlone() && form.coefficient(index) == 1;
    }
}
