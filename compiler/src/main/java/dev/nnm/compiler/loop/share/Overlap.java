package dev.nnm.compiler.loop.share;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.LoopIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether two functions of indices can be equal in different iterations. Their difference is a sum of a constant and
 * multiples of unknowns with bounds; the largest multiples first, each unknown has few values that the later ones can
 * bring back to 0, as digits of a number have. Where there are many values, the answer is yes.
 */
final class Overlap {

    /** The greatest number of values of an unknown that are looked at. */
    private static final long MOST_TRIED = 4;

    /** No index is so large; the bounds of sums stay far from the greatest number. */
    private static final long UNBOUNDED = 1L << 56;

    private final Set<LoopIndex> iteration;
    private final Set<LoopIndex> inside;

    /** factor · v with a positive factor and least ≤ v ≤ greatest, v ≠ 0 if it is a distance of iterations. */
    private record Unknown(long factor, long least, long greatest, boolean isDistance) {

        static Unknown of(long factor, long least, long greatest) {
            return factor > 0
                    ? new Unknown(factor, least, greatest, false)
                    : new Unknown(-factor, -greatest, -least, false);
        }

        long from() {
            return Math.max(-UNBOUNDED, factor * least);
        }

        long to() {
            return Math.min(UNBOUNDED, factor * greatest);
        }
    }

    /**
     * A question.
     *
     * @param iteration the indices that stand for the iteration, of which each function has at most one
     * @param inside all indices that can differ
     */
    Overlap(Set<LoopIndex> iteration, Set<LoopIndex> inside) {
        this.iteration = iteration;
        this.inside = inside;
    }

    /** Whether the functions may be equal in different iterations. */
    boolean of(Affine first, Affine second) {
        Set<LoopIndex> used = new LinkedHashSet<>();
        first.terms().forEach(term -> used.add(term.index()));
        second.terms().forEach(term -> used.add(term.index()));
        List<Unknown> unknowns = new ArrayList<>();
        for (LoopIndex index : used) {
            int a = first.coefficient(index);
            int b = second.coefficient(index);
            if (!inside.contains(index) && a != b) {
                return true;
            }
            if (inside.contains(index) && !iteration.contains(index)) {
                addDifference(a, b, index, unknowns);
            }
        }
        addIterations(first, second, unknowns);
        unknowns.sort(Comparator.comparingLong(Unknown::factor).reversed());
        return canBeZero(unknowns, (long) first.offset() - second.offset());
    }

    private static void addDifference(int a, int b, LoopIndex index, List<Unknown> unknowns) {
        if (a == b) {
            long range = (long) index.greatest() - index.least();
            unknowns.add(Unknown.of(a, -range, range));
            return;
        }
        addTerm(a, index, unknowns);
        addTerm(-b, index, unknowns);
    }

    private static void addTerm(int factor, LoopIndex index, List<Unknown> unknowns) {
        if (factor != 0) {
            unknowns.add(Unknown.of(factor, index.least(), index.greatest()));
        }
    }

    private void addIterations(Affine first, Affine second, List<Unknown> unknowns) {
        Affine.Term a = term(first);
        Affine.Term b = term(second);
        if (a != null && b != null && a.coefficient() == b.coefficient()) {
            long range = a.index().greatest();
            unknowns.add(new Unknown(Math.abs(a.coefficient()), -range, range, true));
            return;
        }
        if (a != null) {
            addTerm(a.coefficient(), a.index(), unknowns);
        }
        if (b != null) {
            addTerm(-b.coefficient(), b.index(), unknowns);
        }
    }

    private Affine.@Nullable Term term(Affine function) {
        return function.terms().stream()
                .filter(term -> iteration.contains(term.index()))
                .findFirst()
                .orElse(null);
    }

    private static boolean canBeZero(List<Unknown> unknowns, long sum) {
        if (unknowns.isEmpty()) {
            return sum == 0;
        }
        Unknown first = unknowns.get(0);
        List<Unknown> later = unknowns.subList(1, unknowns.size());
        long restFrom = later.stream().mapToLong(Unknown::from).sum();
        long restTo = later.stream().mapToLong(Unknown::to).sum();
        long least = Math.max(first.least(), -Math.floorDiv(sum + restTo, first.factor()));
        long greatest = Math.min(first.greatest(), Math.floorDiv(-sum - restFrom, first.factor()));
        if (greatest - least >= MOST_TRIED) {
            return true;
        }
        for (long value = least; value <= greatest; value++) {
            boolean sameIteration = first.isDistance() && value == 0;
            if (!sameIteration && canBeZero(later, sum + first.factor() * value)) {
                return true;
            }
        }
        return false;
    }
}
