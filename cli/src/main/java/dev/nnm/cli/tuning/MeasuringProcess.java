package dev.nnm.cli.tuning;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Main;
import dev.nnm.cli.Output;
import dev.nnm.cli.tuning.Measurement.Failure;
import dev.nnm.cli.tuning.Measurement.Interruption;
import dev.nnm.cli.tuning.Measurement.Time;
import dev.nnm.runtime.Vectors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures in a Java process of its own, since a process had better see vectors of one length only. It is the present
 * command once more, with the same Java options and an argument that has it measure instead of doing its work.
 *
 * <p>The process lives no longer than the one that started it: it ends when its standard input does.
 */
public final class MeasuringProcess {

    private static final String MARK = "nanoseconds ";
    private static final long LONGEST_SECONDS = 180;

    private MeasuringProcess() {}

    // ---- in the process that starts it

    /** Runs a command with these arguments, and waits. */
    static Measurement run(List<String> arguments) {
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .start();
            try {
                return wait(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return new Failure("Java cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Interruption();
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /** What it writes is a line or two, and fits in a pipe that nobody reads. */
    private static Measurement wait(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            return new Failure("took longer than " + LONGEST_SECONDS + " s");
        }
        if (process.exitValue() == ExitCode.INTERRUPTED) {
            return new Interruption();
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return parse(text, process.exitValue());
    }

    /** What a process that wrote this, and ended with this code, has measured. */
    static Measurement parse(String text, int exitCode) {
        String reason = "";
        for (String line : text.lines().toList()) {
            if (exitCode == ExitCode.FINE && line.startsWith(MARK)) {
                return new Time(Double.parseDouble(line.substring(MARK.length())));
            }
            boolean says = !line.isBlank() && !line.endsWith(": " + Vectors.MODULE);
            reason = says && reason.isEmpty() ? line : reason;
        }
        return new Failure(reason.isEmpty() ? "ended with code " + exitCode : reason);
    }

    // ---- in the process itself

    /** Measures, and says so to the process that waits for it. */
    public static void measure(Runnable run, Output output) {
        Thread watch = new Thread(MeasuringProcess::endWithParent, "nnm-parent");
        watch.setDaemon(true);
        watch.start();
        output.print(MARK + KernelTimer.median(run));
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nobody writes anything
            }
        } catch (IOException e) {
            // gone, too
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
}
