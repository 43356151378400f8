package dev.nnm.benchmarks.work;

/** LeNet-5 as it is taught today: rectified units and maxima for pooling (Y. LeCun et al., 1998). */
public final class Lenet {

    /** The pixels of a side of a picture. */
    public static final int SIDE = 28;

    private static final int CLASSES = 10;

    /** The network. */
    public static final String PROGRAM = """
            precision float
            input x[28, 28]
            target t : class("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
            param K[6, 5, 5] ~ glorot
            param k[6] = 0
            param L[16, 6, 5, 5] ~ glorot
            param l[16] = 0
            c1[o, r in 0..28, c in 0..28] = relu(k[o] + sum(p, q) K[o, p, q] * x[r + p - 2, c + q - 2 pad 0])
            p1[o, r in 0..14, c in 0..14] = max(p in 0..2, q in 0..2) c1[o, 2 * r + p, 2 * c + q]
            c2[o, r in 0..10, c in 0..10] = relu(l[o] + sum(i, p, q) L[o, i, p, q] * p1[i, r + p, c + q])
            p2[o, r in 0..5, c in 0..5] = max(p in 0..2, q in 0..2) c2[o, 2 * r + p, 2 * c + q]
            logits = dense(dense(dense(reshape(p2, 400), 120, relu), 84, relu), 10)
            loss cross_entropy(logits, t)
            """;

    private Lenet() {}

    /** The pixels of a batch. */
    public static float[] inputData(int batch) {
        return Data.normal(1, batch * SIDE * SIDE);
    }

    /** The classes of a batch. */
    public static float[] targetData(int batch) {
        return Data.labels(2, batch, CLASSES);
    }
}
