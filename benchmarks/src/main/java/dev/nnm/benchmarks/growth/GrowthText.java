package dev.nnm.benchmarks.growth;

import java.util.List;
import java.util.Locale;

/** The document about growth. */
final class GrowthText {

    private static final double KILO = 1024;

    private GrowthText() {}

    static String before(String machine) {
        return """
                # How compilation grows

                Compile time and generated code grow with the text of a program, at most in proportion, and not with the sizes of its
                tensors, the length of its sequences or the number of examples.

                Measured is the time from the text to loaded classes of all functions of a model, prediction, loss, gradient and training
                step; of %d runs the fastest, in a JVM that has compiled for a while. %s. This document is what a command writes:

                ```
                mvn package
                java -jar benchmarks/target/benchmarks.jar growth --to docs/growth.md
                ```

                The last two columns say with which power of the size time and code have grown since the line above: 1 is in proportion, 0 not
                at all.

                | what grows | size | text, KB | compile time, ms | Java, KB | power, time | power, Java |
                |---|---:|---:|---:|---:|---:|---:|
                """.formatted(CompileSize.RUNS, machine);
    }

    static String rows(GrowingModel model, List<CompileSize> sizes) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < sizes.size(); i++) {
            CompileSize size = sizes.get(i);
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %.1f | %.1f | %s |%n",
                    model.what(),
                    size.size(),
                    size.textBytes() / KILO,
                    size.milliseconds(),
                    size.javaBytes() / KILO,
                    i == 0 ? " | " : powers(sizes.get(i - 1), size)));
        }
        return rows.toString();
    }

    private static String powers(CompileSize before, CompileSize after) {
        double growth = Math.log(after.size() / (double) before.size());
        double time = Math.log(after.milliseconds() / before.milliseconds()) / growth;
        double java = Math.log(after.javaBytes() / (double) before.javaBytes()) / growth;
        return String.format(Locale.ROOT, "%.2f | %.2f", time, java);
    }
}
