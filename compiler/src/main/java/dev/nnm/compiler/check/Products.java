package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Broadcasting;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.syntax.Expression.Binary;
import java.util.ArrayList;
import java.util.List;

/**
 * The product {@code a @ b}: the last axis of a is summed against the first of a vector b, or the last but one of a
 * matrix b. Axes before the last two are broadcast, so that stacks of matrices multiply one by one.
 */
final class Products {

    private Products() {}

    static Node product(Elaboration elaboration, GraphBuilder build, Binary binary, Node a, Node b) {
        String left = Describe.expression(binary.left(), "the left side");
        String right = Describe.expression(binary.right(), "the right side");
        if (a.shape().isScalar() || b.shape().isScalar()) {
            throw ShapeProblems.productOfScalar(binary.span(), a.shape().isScalar() ? left : right);
        }
        boolean rows = a.shape().rank() > 1;
        boolean columns = b.shape().rank() > 1;
        int inner = a.shape().size(a.shape().rank() - 1);
        int other = b.shape().size(columns ? b.shape().rank() - 2 : 0);
        if (inner != other) {
            throw ShapeProblems.productSizes(
                    binary.span(), left, elaboration.shapeOf(a), right, elaboration.shapeOf(b), inner, other);
        }
        Shape lead = Broadcasting.common(lead(a.shape()), lead(b.shape()))
                .orElseThrow(() -> ShapeProblems.productLeading(
                        binary.span(), left, elaboration.shapeOf(a), right, elaboration.shapeOf(b)));
        return contract(build, a, rows, b, columns, lead);
    }

    private static Shape lead(Shape shape) {
        return new Shape(shape.sizes().subList(0, Math.max(0, shape.rank() - 2)));
    }

    /** Σₖ over the space [lead, rows of a, columns of b, k]. */
    private static Node contract(GraphBuilder build, Node a, boolean rows, Node b, boolean columns, Shape lead) {
        List<Integer> space = new ArrayList<>(lead.sizes());
        if (rows) {
            space.add(a.shape().size(a.shape().rank() - 2));
        }
        if (columns) {
            space.add(b.shape().size(b.shape().rank() - 1));
        }
        int k = space.size();
        space.add(a.shape().size(a.shape().rank() - 1));
        Shape full = new Shape(space);
        int row = lead.rank();
        int column = row + (rows ? 1 : 0);
        Node left = spread(build, a, full, lead.rank(), rows ? List.of(row, k) : List.of(k));
        Node right = spread(build, b, full, lead.rank(), columns ? List.of(k, column) : List.of(k));
        return build.sum(build.multiply(left, right), List.of(k));
    }

    /**
     * An operand over the whole space: its last axes stand at {@code last}, those before them at the end of the lead.
     */
    private static Node spread(GraphBuilder build, Node operand, Shape full, int leadRank, List<Integer> last) {
        int before = operand.shape().rank() - last.size();
        List<AffineIndex> source = new ArrayList<>();
        for (int axis = 0; axis < operand.shape().rank(); axis++) {
            int target = axis < before ? leadRank - before + axis : last.get(axis - before);
            boolean repeated = operand.shape().size(axis) == 1 && full.size(target) != 1;
            source.add(repeated ? AffineIndex.fixed(0, full.rank()) : AffineIndex.axis(target, full.rank()));
        }
        return build.view(new View(full, source), operand);
    }
}
