package dev.nnm.benchmarks.work;

/** An LSTM that reads a sequence; the loss is the square of the norm of its last state. */
public final class Lstm {

    /** The length of a sequence. */
    public static final int STEPS = 100;

    /** The numbers of an element of the sequence. */
    public static final int INPUTS = 64;

    /** The numbers of the state, of the cell, and of each gate. */
    public static final int STATE = 64;

    /** The network with two biases, as usual in libraries. */
    public static final String PROGRAM = """
            precision float
            input x[100, 64]
            param U[256, 64] ~ glorot
            param V[256, 64] ~ glorot
            param b[256] = 0
            param d[256] = 0
            seen = x @ U' + b
            (h, c) = scan (h, c) over xt in seen from (zeros(64), zeros(64)) {
              z = xt + V @ h + d
              cell = sigmoid(z[64..128]) * c + sigmoid(z[0..64]) * tanh(z[128..192])
              (sigmoid(z[192..256]) * tanh(cell), cell)
            }
            loss sum(h^2)
            """;

    private Lstm() {}

    /** Our side: the loss and its gradient. */
    public static KernelWork work(int batch) {
        return new KernelWork(PROGRAM, "train", batch, "loss").input("x", inputData(batch));
    }

    /** The sequences of a batch. */
    public static float[] inputData(int batch) {
        return Data.normal(1, batch * STEPS * INPUTS);
    }
}
