package dev.nnm.cli.tuning;

import dev.nnm.runtime.Vectors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tells a machine from others on which the same vectors need not be the fastest. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** The Java that runs, the processor, and the longest vectors that the one offers on the other. */
    static String description() {
        return "Java " + Runtime.version() + ", " + System.getProperty("os.arch") + ", " + processor() + ", "
                + Vectors.longestBits() + " bits";
    }

    /** The name of the processor where the system says it; otherwise processors of one kind are taken for the same. */
    private static String processor() {
        try (BufferedReader lines = Files.newBufferedReader(PROCESSORS)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            return "";
        }
        return "";
    }
}
