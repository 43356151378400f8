package dev.nnm.compiler.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients of small programs, in forward mode, in reverse mode and by differences. */
class ConstructGradientsTest {

    @ParameterizedTest
    @ValueSource(strings = {"indices", "boundaries", "derivatives", "indices_and_loops"})
    void gradientsAgree(String name) throws IOException {
        Path file = Path.of("src", "test", "resources", "constructs", name + ".nnm");
        GradientAgreement.assertAgree(Files.readString(file));
    }
}
