package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.PeakWork;
import dev.nnm.benchmarks.work.Product;
import dev.nnm.benchmarks.work.ScalarProgram;
import dev.nnm.benchmarks.work.TrainingWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines that are measured, and what each must reach. */
public final class Table {

    private static final String PYTORCH = "PyTorch";
    private static final double SHARE_OF_PEAK = 0.6;

    private Table() {}

    /** All lines that can be measured with what was built and is found in the working directory. */
    public static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Optional<Rivals> rivals = Rivals.find();
        rivals.ifPresent(found -> {
            lines.addAll(training(found));
            lines.addAll(products(found));
            lines.add(scalarGradient(found));
        });
        lines.addAll(OwnValue.lines());
        lines.add(allocation());
        lines.add(shareOfPeak());
        lines.addAll(Latency.lines());
        return lines;
    }

    /**
     * The line of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Line named(String name) {
        return lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no line " + name));
    }

    private static List<Line> training(Rivals rivals) {
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
        return lines;
    }

    private static List<Line> products(Rivals rivals) {
        List<Line> lines = new ArrayList<>();
        for (Product product : Products.ALL) {
            String name = product.transposed() ? "C = A·Bᵀ " : "C = A·B ";
            lines.add(new Line(
                    "product-" + product.name(),
                    name + product.name().replace("x", " × "),
                    "OpenBLAS",
                    Threads.ONE,
                    1.1,
                    new Measure.Ratio(product::work, rivals.product(product))));
        }
        return lines;
    }

    private static Line scalarGradient(Rivals rivals) {
        ScalarProgram program = ScalarProgram.random(20, 1000);
        return new Line(
                "gradient-1000",
                "gradient of 1,000 operations on 20 inputs, one point",
                "Hipparchus",
                Threads.ONE,
                0.02,
                new Measure.Ratio(() -> program.work(1), rivals.gradient(program)));
    }

    private static Line allocation() {
        return new Line(
                "allocation",
                "bytes allocated by a training step, 64-64-10",
                "nothing",
                Threads.ONE,
                1,
                new Measure.Allocation(() -> TrainingWork.of(Networks.DIGITS_64.mlp())));
    }

    private static Line shareOfPeak() {
        Networks network = Networks.LARGE;
        double work = network.mlp().multiplyAdds();
        return new Line(
                "peak-" + network.mlp().name(),
                network.work(),
                "the core's peak of multiplications and additions",
                Threads.ONE,
                1 / SHARE_OF_PEAK,
                new Measure.Ratio(() -> TrainingWork.of(network.mlp()), () -> new PeakWork(work)));
    }
}
