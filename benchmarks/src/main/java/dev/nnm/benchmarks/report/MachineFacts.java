package dev.nnm.benchmarks.report;

import dev.nnm.benchmarks.measure.Work;
import dev.nnm.benchmarks.work.MemoryWork;
import dev.nnm.benchmarks.work.PeakWork;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the numbers depend on.
 *
 * @param processor its name, and how many there are
 * @param java the JDK
 * @param gigaflops the measured peak of one core, in billions of float operations a second
 * @param gigabytes the measured memory bandwidth of one core, in billions of bytes a second
 * @param load how many threads of all programs wanted a processor in the minute before
 */
public record MachineFacts(String processor, String java, double gigaflops, double gigabytes, double load) {

    private static final int ROUNDS = 30;

    /** Measures and reads them. */
    public static MachineFacts measure() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        PeakWork peak = new PeakWork(2e8);
        double flops = 2 * peak.multiplyAdds() / best(peak);
        double bytes = MemoryWork.bytes() / best(new MemoryWork());
        return new MachineFacts(processorName(), javaName(), flops, bytes, load);
    }

    /** The JDK and the processor, for which nothing is measured. */
    public static String javaAndProcessor() {
        return javaName() + " on " + processorName();
    }

    /** Some lines of Markdown. */
    public String format() {
        return String.format(Locale.ROOT, """
                - Processor: %s
                - Java: %s
                - Peak of one core, multiplications and additions of floats, measured: %.1f GFLOP/s
                - Memory bandwidth of one core, two arrays read and one written, measured: %.1f GB/s
                - Load of the machine in the minute before: %.1f
                """, processor, java, gigaflops, gigabytes, load);
    }

    /** The nanoseconds of the fastest run. */
    private static double best(Work work) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static String javaName() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    private static String processorName() {
        int count = Runtime.getRuntime().availableProcessors();
        return modelName() + ", " + System.getProperty("os.arch") + ", " + count
                + (count == 1 ? " processor" : " processors");
    }

    private static String modelName() {
        Path file = Path.of("/proc/cpuinfo");
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
