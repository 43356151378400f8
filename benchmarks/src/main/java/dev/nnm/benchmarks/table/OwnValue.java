package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.SampleWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a gradient costs in relation to its own value, for every sample in the working directory. */
final class OwnValue {

    private static final Path SAMPLES = Path.of("samples");
    private static final double AT_MOST = 5;

    private OwnValue() {}

    static List<Line> lines() {
        if (!Files.isDirectory(SAMPLES)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(OwnValue::isModel).sorted().map(OwnValue::line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not the parts that models import. */
    private static boolean isModel(Path file) {
        return file.toString().endsWith(".nnm") && !file.getParent().endsWith("parts");
    }

    private static Line line(Path file) {
        String name = SAMPLES.relativize(file).toString();
        return new Line(
                "sample-" + name.replace(".nnm", ""),
                "gradient of samples/" + name,
                "its own value",
                Threads.ONE,
                AT_MOST,
                new Measure.Ratio(() -> SampleWork.gradient(file), () -> SampleWork.value(file)));
    }
}
