package dev.nnm.benchmarks.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A command as a process of its own, from its start to its end.
 *
 * @param command the program and its arguments
 */
public record CommandWork(List<String> command) implements DoubleSupplier {

    /** Copies the list. */
    public CommandWork {
        command = List.copyOf(command);
    }

    @Override
    public double getAsDouble() {
        long start = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
