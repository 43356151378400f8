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
            c1 = max_pool(conv2d(reshape(x, [1, 28, 28]), 6, kernel = 5, padding = 2, activation = relu))
            c2 = max_pool(conv2d(c1, 16, kernel = 5, activation = relu))
            logits = dense(dense(dense(reshape(c2, [400]), 120, relu), 84, relu), 10)
            loss cross_entropy(logits, t)
            """;

    private Lenet() {}

    /** Our side: a step of training. */
    public static TrainingWork work(int batch) {
        return new TrainingWork(new KernelWork(PROGRAM, "train", batch, "loss")
                .input("x", inputData(batch))
                .target("t", targetData(batch)));
    }

    /** The pixels of a batch. */
    public static float[] inputData(int batch) {
        return Data.normal(1, batch * SIDE * SIDE);
    }

    /** The classes of a batch. */
    public static float[] targetData(int batch) {
        return Data.labels(2, batch, CLASSES);
    }
}
