package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.Lenet;
import dev.nnm.benchmarks.work.Lstm;
import dev.nnm.benchmarks.work.TrainingWork;
import java.util.ArrayList;
import java.util.List;

/** Training, against PyTorch. */
final class Training {

    private static final String PYTORCH = "PyTorch";
    private static final int LENET_BATCH = 64;
    private static final int LSTM_BATCH = 32;

    private Training() {}

    static List<Line> lines(Rivals rivals) {
        List<Line> lines = new ArrayList<>();
        for (Networks network : Networks.values()) {
            for (Threads threads : network.threads()) {
                lines.add(new Line(
                        "train-" + network.mlp().name() + "-" + threads.text(),
                        network.work(),
                        PYTORCH,
                        threads,
                        network.atMost(),
                        new Measure.Ratio(() -> TrainingWork.of(network.mlp()), rivals.training(network.mlp()))));
            }
        }
        for (Threads threads : List.of(Threads.ONE, Threads.ALL)) {
            lines.add(lenet(rivals, threads));
            lines.add(lstm(rivals, threads));
        }
        return lines;
    }

    private static Line lenet(Rivals rivals, Threads threads) {
        return new Line(
                "train-lenet-" + threads.text(),
                "training step, LeNet-5 on 28 × 28, batch " + LENET_BATCH + ", Adam",
                PYTORCH,
                threads,
                1.0,
                new Measure.Ratio(() -> Lenet.work(LENET_BATCH), rivals.lenet(LENET_BATCH)));
    }

    private static Line lstm(Rivals rivals, Threads threads) {
        return new Line(
                "lstm-" + threads.text(),
                "LSTM(64) over 100 steps, batch " + LSTM_BATCH + ", forward and backward",
                PYTORCH,
                threads,
                0.5,
                new Measure.Ratio(() -> Lstm.work(LSTM_BATCH), rivals.lstm(LSTM_BATCH)));
    }
}
