package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The transpose of a view, again without scatter. The view reads x[A·i + o] at each index i of its result; its
 * transpose sums, at each index u of x, the adjoint over all i with A·i + o = u. Each axis of x whose index has a
 * coefficient ±1 is solved for one index of the result; the indices that no axis determines are summed over; an axis
 * that determines none (a fixed position, a stride, a diagonal) leaves the condition that its index equals u.
 */
final class ViewTranspose {

    private final View view;
    private final Shape argument;
    private final int rank;
    /**
     * For each axis of the result, its index in terms of the axes of the space in which the transpose is summed, or
     * null while it is not known.
     */
    private final @Nullable AffineIndex[] solution;

    private final List<Integer> summed = new ArrayList<>();
    private final List<Integer> conditions = new ArrayList<>();

    private ViewTranspose(View view, Shape argument) {
        this.view = view;
        this.argument = argument;
        this.rank = argument.rank();
        this.solution = new AffineIndex[view.shape().rank()];
    }

    static Node of(GraphBuilder build, View view, Shape argument, Node adjoint) {
        return StridedTranspose.of(build, view, argument, adjoint).orElseGet(() -> {
            ViewTranspose transpose = new ViewTranspose(view, argument);
            transpose.solve();
            return transpose.write(build, adjoint);
        });
    }

    private void solve() {
        List<Integer> order = IntStream.range(0, rank)
                .boxed()
                .sorted(Comparator.comparing(axis -> axesUsed(axis).size()))
                .toList();
        int[] solvedFor = new int[rank];
        boolean[] free = new boolean[solution.length];
        boolean[] determined = new boolean[solution.length];
        List<Integer> sequence = new ArrayList<>();
        for (int axis : order) {
            List<Integer> open = axesUsed(axis).stream()
                    .filter(i -> !free[i] && !determined[i])
                    .toList();
            solvedFor[axis] = open.stream()
                    .filter(i -> Math.abs(view.source().get(axis).coefficient(i)) == 1)
                    .findFirst()
                    .orElse(-1);
            for (int i : open) {
                free[i] = i != solvedFor[axis];
            }
            if (solvedFor[axis] >= 0) {
                determined[solvedFor[axis]] = true;
                sequence.add(axis);
            } else if (!isAlwaysMet(axis)) {
                conditions.add(axis);
            }
        }
        for (int i = 0; i < solution.length; i++) {
            if (!determined[i]) {
                summed.add(i);
            }
        }
        int spaceRank = rank + summed.size();
        for (int k = 0; k < summed.size(); k++) {
            solution[summed.get(k)] = AffineIndex.axis(rank + k, spaceRank);
        }
        for (int axis : sequence) {
            solution[solvedFor[axis]] = solveFor(axis, solvedFor[axis], spaceRank);
        }
    }

    private List<Integer> axesUsed(int axis) {
        AffineIndex index = view.source().get(axis);
        return IntStream.range(0, solution.length)
                .boxed()
                .filter(i -> index.coefficient(i) != 0)
                .toList();
    }

    private boolean isAlwaysMet(int axis) {
        return argument.size(axis) == 1
                && axesUsed(axis).isEmpty()
                && view.source().get(axis).offset() == 0;
    }

    /** From u = offset + Σ cᵢ·i with cₐ = ±1: a = cₐ · (u − offset − Σ of the others). */
    private AffineIndex solveFor(int axis, int target, int spaceRank) {
        AffineIndex index = view.source().get(axis);
        int sign = index.coefficient(target);
        int offset = -index.offset();
        List<Integer> coefficients = new ArrayList<>(Collections.nCopies(spaceRank, 0));
        coefficients.set(axis, 1);
        for (int i : axesUsed(axis)) {
            AffineIndex known = solution[i];
            if (i != target && known != null) {
                offset -= index.coefficient(i) * known.offset();
                for (int a = 0; a < spaceRank; a++) {
                    coefficients.set(a, coefficients.get(a) - index.coefficient(i) * known.coefficient(a));
                }
            }
        }
        return new AffineIndex(
                sign * offset, coefficients.stream().map(c -> sign * c).toList());
    }

    private Node write(GraphBuilder build, Node adjoint) {
        List<Integer> sizes = new ArrayList<>(argument.sizes());
        summed.forEach(i -> sizes.add(view.shape().size(i)));
        Shape space = new Shape(sizes);
        Node gathered = build.view(new View(space, solutions()), adjoint);
        for (int axis : conditions) {
            Node here = build.apply(Elementwises.EQUAL, build.index(axis, space), value(build, axis, space));
            gathered = build.select(here, gathered, build.constant(0));
        }
        return build.sum(gathered, IntStream.range(rank, space.rank()).boxed().toList());
    }

    /** The index into an axis of the argument, as numbers over the space. */
    private Node value(GraphBuilder build, int axis, Shape space) {
        return view.source().get(axis).compose(solutions(), space.rank()).write(build, space);
    }

    private List<AffineIndex> solutions() {
        List<AffineIndex> all = new ArrayList<>();
        for (AffineIndex index : solution) {
            if (index != null) {
                all.add(index);
            }
        }
        return all;
    }
}
