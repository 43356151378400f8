package dev.nnm.cli.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.cache.FolderCache;
import dev.nnm.compiler.loop.Target;
import dev.nnm.runtime.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorChoicesTest {

    private static final String TEXT = "input x\noutput y = x\n";

    @TempDir
    private Path folder;

    @Test
    void aChoiceIsFoundAgainUntilThereIsAnother() {
        assertThat(VectorChoices.in(folder).find(TEXT, null)).isEmpty();
        for (Target target : Target.allOfThisMachine()) {
            assertThat(VectorChoices.in(folder).remember(TEXT, null, target)).isTrue();
            assertThat(VectorChoices.in(folder).find(TEXT, null)).contains(target);
        }
    }

    @Test
    void itIsThatOfATextAPrecisionAndAMachine() {
        VectorChoices here = VectorChoices.in(folder);
        here.remember(TEXT, Precision.FLOAT, Target.SCALAR);

        assertThat(here.find(TEXT, Precision.FLOAT)).contains(Target.SCALAR);
        assertThat(here.find(TEXT, Precision.DOUBLE)).isEmpty();
        assertThat(here.find(TEXT, null)).isEmpty();
        assertThat(here.find(TEXT + "\n", Precision.FLOAT)).isEmpty();
        VectorChoices elsewhere = new VectorChoices(new FolderCache(folder, "another processor"));
        assertThat(elsewhere.find(TEXT, Precision.FLOAT)).isEmpty();
    }

    @Test
    void vectorsThatThisMachineDoesNotHaveAreNone() {
        VectorChoices.in(folder).remember(TEXT, null, new Target(4096));

        assertThat(VectorChoices.in(folder).find(TEXT, null)).isEmpty();
    }

    @Test
    void aDamagedFileIsNone() throws IOException {
        VectorChoices.in(folder).remember(TEXT, null, Target.SCALAR);
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        assertThat(VectorChoices.in(folder).find(TEXT, null)).isEmpty();

        for (Path file : files()) {
            Files.write(file, new byte[0]);
        }
        assertThat(VectorChoices.in(folder).find(TEXT, null)).isEmpty();
    }

    @Test
    void whereNothingCanBeKeptItSaysSo() throws IOException {
        Path noFolder = Files.writeString(folder.resolve("file"), "");

        assertThat(VectorChoices.in(noFolder).remember(TEXT, null, Target.SCALAR))
                .isFalse();
        assertThat(VectorChoices.in(noFolder).find(TEXT, null)).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
