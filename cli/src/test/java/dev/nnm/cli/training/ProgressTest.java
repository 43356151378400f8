package dev.nnm.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Output;
import dev.nnm.runtime.train.EpochRecord;
import dev.nnm.runtime.train.Scores;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Output output(int columns) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Output(stream, stream, columns);
    }

    private String shown(int columns) {
        try (Progress progress = Progress.on(output(columns), "Iris", 2)) {
            progress.show(new EpochRecord(1, 0.5, null));
            progress.show(new EpochRecord(2, 0.123456789, new Scores(0.25, Map.of("accuracy", 0.9))));
        }
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsDrawnWhereThereIsNoTerminal() {
        assertThat(shown(0)).isEmpty();
    }

    @Test
    void theBarEndsWithTheLastEpoch() {
        String lastLine =
                shown(120).substring(err.toString(StandardCharsets.UTF_8).lastIndexOf('\r') + 1);

        assertThat(lastLine)
                .startsWith("Iris 100%")
                .contains("2/2 epochs", "loss 0.12346   validation 0.25      accuracy 0.9")
                .endsWith("\n");
    }

    @Test
    void linesAreShorterThanTheTerminal() {
        assertThat(Arrays.stream(shown(60).split("\r"))
                        .map(line -> line.replace("\u001b[K", "").strip().length()))
                .allMatch(length -> length < 60);
    }
}
