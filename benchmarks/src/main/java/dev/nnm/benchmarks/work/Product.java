package dev.nnm.benchmarks.work;

/**
 * A matrix product C = A·B, or C = A·Bᵀ as a fully connected layer computes it for a batch.
 *
 * @param rows of A and C
 * @param inner the columns of A
 * @param columns of C
 * @param transposed whether B is given as its transpose, which is then the weights of a layer
 */
public record Product(int rows, int inner, int columns, boolean transposed) {

    /** The sizes as a word. */
    public String name() {
        return rows == inner && inner == columns ? String.valueOf(rows) : rows + "x" + inner + "x" + columns;
    }

    /** The elements of A, row-major. */
    public float[] left() {
        return Data.normal(1, rows * inner);
    }

    /** The elements of B or Bᵀ, row-major. */
    public float[] right() {
        return Data.normal(2, inner * columns);
    }

    /** The multiplications, each with an addition. */
    public double multiplyAdds() {
        return (double) rows * inner * columns;
    }

    /** Our side of it. */
    public KernelWork work() {
        return transposed ? layer() : matrices();
    }

    private KernelWork matrices() {
        String program = "precision float\ninput A[%d, %d], B[%d, %d]\noutput C = A @ B\n"
                .formatted(rows, inner, inner, columns);
        return new KernelWork(program, "predict", 1, "C").input("A", left()).input("B", right());
    }

    private KernelWork layer() {
        String program = "precision float\ninput x[%d]\nparam W[%d, %d] ~ glorot\noutput C = W @ x\n"
                .formatted(inner, columns, inner);
        KernelWork work = new KernelWork(program, "predict", rows, "C").input("x", left());
        float[] weights = right();
        for (int i = 0; i < weights.length; i++) {
            work.parameters().set(i, weights[i]);
        }
        return work;
    }
}
