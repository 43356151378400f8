package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.Mlp;
import java.util.List;

/** The networks whose training is measured. */
enum Networks {
    /** Where overhead is everything. */
    TINY(new Mlp(List.of(2, 8, 8, 1), "tanh", 32), 0.01, List.of(Threads.ONE)),
    /** Digits of 8 by 8 pixels. */
    DIGITS_64(new Mlp(List.of(64, 64, 10), "relu", 32), 0.1, List.of(Threads.ONE)),
    /** Digits of 28 by 28 pixels. */
    DIGITS_784(new Mlp(List.of(784, 128, 10), "relu", 64), 0.5, List.of(Threads.ONE, Threads.ALL)),
    /** Two hidden layers. */
    MIDDLE(new Mlp(List.of(784, 512, 256, 10), "relu", 128), 0.8, List.of(Threads.ONE, Threads.ALL)),
    /** Where matrix products are everything. */
    LARGE(new Mlp(List.of(784, 1024, 1024, 10), "relu", 256), 1.0, List.of(Threads.ONE, Threads.ALL));

    private final Mlp mlp;
    private final double atMost;
    private final List<Threads> threads;

    Networks(Mlp mlp, double atMost, List<Threads> threads) {
        this.mlp = mlp;
        this.atMost = atMost;
        this.threads = threads;
    }

    Mlp mlp() {
        return mlp;
    }

    double atMost() {
        return atMost;
    }

    List<Threads> threads() {
        return threads;
    }

    String work() {
        return "training step, " + mlp.name() + " " + mlp.activation() + ", batch " + mlp.batch() + ", Adam";
    }
}
