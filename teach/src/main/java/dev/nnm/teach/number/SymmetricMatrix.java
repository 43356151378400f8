package dev.nnm.teach.number;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * A symmetric matrix of two rows, such as a Hessian by two variables.
 *
 * @param xx the upper left element
 * @param xy the two others
 * @param yy the lower right element
 */
public record SymmetricMatrix(double xx, double xy, double yy) {

    /** Relative to the greatest eigenvalue, another one below this is rounding. */
    private static final double ROUNDING = 1e-12;

    /** Whether all elements are finite. */
    public boolean isFinite() {
        return Double.isFinite(xx) && Double.isFinite(xy) && Double.isFinite(yy);
    }

    /**
     * Its eigenvalues.
     *
     * @param least the lesser
     * @param greatest the greater
     */
    public record Eigenvalues(double least, double greatest) {

        /** The greatest absolute value. */
        public double radius() {
            return Math.max(Math.abs(least), Math.abs(greatest));
        }
    }

    /** The eigenvalues of a finite matrix. */
    public Eigenvalues eigenvalues() {
        double[] values = decomposition().getEigenvalues();
        return new Eigenvalues(Math.min(values[0], values[1]), Math.max(values[0], values[1]));
    }

    /** Whether an eigenvalue of a finite matrix is 0 but for rounding. */
    public boolean isSingular() {
        Eigenvalues values = eigenvalues();
        return Math.min(Math.abs(values.least()), Math.abs(values.greatest())) <= ROUNDING * values.radius();
    }

    /** The vector whose product with this matrix, which is finite and not singular, is given. */
    public double[] solve(double x, double y) {
        return decomposition()
                .getSolver()
                .solve(new Array2DRowRealMatrix(new double[] {x, y}))
                .getColumn(0);
    }

    private EigenDecompositionSymmetric decomposition() {
        return new EigenDecompositionSymmetric(new Array2DRowRealMatrix(new double[][] {{xx, xy}, {xy, yy}}));
    }
}
