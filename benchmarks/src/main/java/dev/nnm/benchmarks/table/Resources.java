package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.PeakWork;
import dev.nnm.benchmarks.work.TrainingWork;
import java.util.ArrayList;
import java.util.List;

/** What training makes of the machine: its processors, its arithmetic, its memory. */
final class Resources {

    private static final double SHARE_OF_PEAK = 0.6;

    private Resources() {}

    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Networks network : List.of(Networks.DIGITS_784, Networks.MIDDLE, Networks.LARGE)) {
            lines.add(twoThreads(network));
        }
        lines.add(shareOfPeak(Networks.LARGE));
        for (Networks network : List.of(Networks.TINY, Networks.DIGITS_64, Networks.LARGE)) {
            lines.add(allocation(network));
        }
        return lines;
    }

    private static Line twoThreads(Networks network) {
        return new Line(
                "threads-" + network.mlp().name(),
                network.work(),
                "one thread",
                Threads.TWO,
                0.6,
                new Measure.Ratio(() -> TrainingWork.of(network.mlp()), () -> TrainingWork.alone(network.mlp())));
    }

    private static Line shareOfPeak(Networks network) {
        double work = network.mlp().multiplyAdds();
        return new Line(
                "peak-" + network.mlp().name(),
                network.work(),
                "the core's peak of multiplications and additions",
                Threads.ONE,
                1 / SHARE_OF_PEAK,
                new Measure.Ratio(() -> TrainingWork.of(network.mlp()), () -> new PeakWork(work)));
    }

    private static Line allocation(Networks network) {
        return new Line(
                "allocation-" + network.mlp().name(),
                "bytes allocated by a " + network.work(),
                "nothing",
                Threads.ONE,
                1,
                new Measure.Allocation(() -> TrainingWork.of(network.mlp())));
    }
}
