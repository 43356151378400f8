package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.CommandWork;
import dev.nnm.benchmarks.work.CompileWork;
import dev.nnm.benchmarks.work.ScalarProgram;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.cache.FolderCache;
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
            compile(lines, "iris", "iris", 30, 60, read(IRIS), "train");
        }
        String program = ScalarProgram.random(20, 10_000).program();
        compile(lines, "10000", "gradient of 10,000 operations", 500, 12, program, "gradient:y");
        if (Files.isExecutable(COMMAND)) {
            List<String> command = List.of(COMMAND.toAbsolutePath().toString(), "check", IRIS.toString());
            lines.add(line("nnm-check", "process nnm check samples/iris.nnm", 600, new CommandWork(command), 8));
        }
        return lines;
    }

    /** Text to kernel in a JVM that has done it before: compiled anew, and found in a folder. */
    private static void compile(
            List<Line> lines, String name, String what, double atMost, int rounds, String program, String kernel) {
        NnmCompiler anew = NnmCompiler.standard();
        NnmCompiler cached = anew.withCache(new FolderCache(folder(), "benchmark"));
        lines.add(line(
                "compile-" + name,
                "file to kernels, warm JVM, compiled anew, " + what,
                atMost,
                new CompileWork(anew, program, kernel),
                rounds));
        lines.add(line(
                "cached-" + name,
                "file to kernels, warm JVM, found in the cache, " + what,
                atMost,
                new CompileWork(cached, program, kernel),
                rounds));
    }

    private static Line line(String name, String work, double atMost, DoubleSupplier once, int rounds) {
        return new Line(name, work, "milliseconds", Threads.ALL, atMost, new Measure.Milliseconds(once, rounds));
    }

    /** A cache of this process alone. */
    private static Path folder() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "nnm-benchmark-" + ProcessHandle.current().pid());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
