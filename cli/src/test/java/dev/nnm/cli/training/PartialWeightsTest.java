package dev.nnm.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialWeightsTest {

    @TempDir
    private Path folder;

    @Test
    void whereNoFileIsTheyTakeItsPlace() {
        Path meant = folder.resolve("w.npz");

        PartialWeights place = PartialWeights.insteadOf(meant);

        assertThat(place.file()).isEqualTo(meant);
        assertThat(place.saved()).isEqualTo("saved in " + meant);
    }

    @ParameterizedTest
    @CsvSource({
        "w.npz, w.partial.npz",
        "xor.weights.npz, xor.weights.partial.npz",
        "w, w.partial",
        ".hidden, .hidden.partial"
    })
    void besideAFileTheyHaveAnotherName(String name, String expected) throws IOException {
        Path meant = Files.writeString(folder.resolve(name), "");

        PartialWeights place = PartialWeights.insteadOf(meant);

        assertThat(place.file()).isEqualTo(folder.resolve(expected));
        assertThat(place.saved()).isEqualTo("saved in " + place.file() + "; " + meant + " is as it was before");
    }
}
