package dev.nnm.teach.number;

import java.util.function.DoublePredicate;
import org.hipparchus.analysis.solvers.BisectionSolver;

/** Finds where something changes. */
public final class Bisection {

    private static final double ACCURACY = 1e-12;
    /** Digits beyond these are not known, so 0 is 0. */
    private static final double ROUNDED = 1e10;

    private static final int MOST_EVALUATIONS = 200;

    private Bisection() {}

    /** Where a property changes that holds at one end of a range and not at the other, to ten decimals. */
    public static double change(DoublePredicate property, double from, double to) {
        double found = new BisectionSolver(ACCURACY).solve(MOST_EVALUATIONS, x -> property.test(x) ? -1 : 1, from, to);
        return Math.rint(found * ROUNDED) / ROUNDED + 0.0;
    }
}
