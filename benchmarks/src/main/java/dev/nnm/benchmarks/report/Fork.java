package dev.nnm.benchmarks.report;

import dev.nnm.benchmarks.measure.Pace;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.OurCompiler;
import dev.nnm.compiler.loop.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java process of its own, so that what the JIT learned of one line does not bear on the next. */
final class Fork {

    /** What the command line gives Java too: kernels are compiled soon and waited for, and whole. */
    private static final List<String> COMPILE_SOON = List.of(
            "-XX:-ClipInlining",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=BackgroundCompilation,nnm.*::*,false",
            "-XX:CompileCommand=CompileThresholdScaling,nnm.*::*,0.3");

    private Fork() {}

    /**
     * Runs the command of the benchmarks in a process of its own.
     *
     * @param pace how long it measures
     * @param threads how many threads it may use
     * @param target what our kernels are made for
     * @param arguments of the command
     * @return its standard output, then its standard error
     */
    static List<String> run(Pace pace, Threads threads, Target target, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        command.addAll(COMPILE_SOON);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Doffline=true", "-DOPT_OUT_TRACKING=true"));
        command.add("-Dai.djl.pytorch.num_threads=" + threads.count());
        command.add(threads.option());
        command.add(pace.option());
        command.add(OurCompiler.option(target));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.nnm.benchmarks.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        limitThreads(builder.environment(), threads);
        Process process = builder.start();
        try (var output = process.inputReader()) {
            return output.lines().toList();
        }
    }

    /** Native libraries take their number of threads from here; they find out the kind of processor themselves. */
    private static void limitThreads(Map<String, String> environment, Threads threads) {
        String count = String.valueOf(threads.count());
        environment.put("OMP_NUM_THREADS", count);
        environment.put("MKL_NUM_THREADS", count);
        environment.put("OPENBLAS_NUM_THREADS", count);
        environment.remove("OPENBLAS_CORETYPE");
        environment.remove("OPENBLAS_L2_SIZE");
    }
}
