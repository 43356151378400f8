package dev.nnm.benchmarks.growth;

import dev.nnm.benchmarks.report.MachineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures how compilation grows and writes the document about it. */
public final class Growth {

    private static final String TO = "--to";
    private static final int WARMING_ROUNDS = 40;

    private Growth() {}

    /**
     * Measures all models, prints the document, and writes it where {@code --to FILE} says.
     *
     * @throws IllegalArgumentException if the arguments are others
     */
    public static void run(List<String> arguments) throws IOException {
        if (!arguments.isEmpty() && !(arguments.size() == 2 && arguments.get(0).equals(TO))) {
            throw new IllegalArgumentException("growth [--to FILE], but found " + arguments);
        }
        warm();
        StringBuilder document = new StringBuilder(GrowthText.before(MachineFacts.javaAndProcessor()));
        for (GrowingModel model : GrowingModel.ALL) {
            List<CompileSize> sizes = model.sizes().stream()
                    .map(size -> CompileSize.of(model, size))
                    .toList();
            String rows = GrowthText.rows(model, sizes);
            document.append(rows);
            System.out.print(rows);
        }
        if (!arguments.isEmpty()) {
            Files.writeString(Path.of(arguments.get(1)), document);
        }
    }

    /** Until the compiler itself is compiled. */
    private static void warm() {
        for (int i = 0; i < WARMING_ROUNDS; i++) {
            for (GrowingModel model : GrowingModel.ALL) {
                CompileSize.compile(model.program().apply(model.sizes().get(0)));
            }
        }
    }
}
