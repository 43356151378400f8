package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.CommandWork;
import dev.nnm.benchmarks.work.CompileWork;
import dev.nnm.benchmarks.work.ScalarProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** How long a user waits before anything is computed. */
final class Latency {

    private static final Path IRIS = Path.of("samples", "iris.nnm");
    private static final Path COMMAND = Path.of("nnm");

    private Latency() {}

    /** The lines; those of the sample and the command only where the working directory has them. */
    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (Files.exists(IRIS)) {
            lines.add(line("compile-iris", "file to kernels, warm, iris", 30, compileIris(), 60));
        }
        String program = ScalarProgram.random(20, 10_000).program();
        lines.add(line(
                "compile-10000",
                "file to kernels, warm, gradient of 10,000 operations",
                500,
                new CompileWork(program, "gradient:y"),
                12));
        if (Files.isExecutable(COMMAND)) {
            List<String> command = List.of(COMMAND.toAbsolutePath().toString(), "check", IRIS.toString());
            lines.add(line("nnm-check", "process nnm check samples/iris.nnm", 600, new CommandWork(command), 8));
        }
        return lines;
    }

    private static Line line(String name, String work, double atMost, DoubleSupplier once, int rounds) {
        return new Line(name, work, "milliseconds", Threads.ALL, atMost, new Measure.Milliseconds(once, rounds));
    }

    private static DoubleSupplier compileIris() {
        try {
            return new CompileWork(Files.readString(IRIS), "train");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
