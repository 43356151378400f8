package dev.nnm.compiler.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final List<String> NAMES = List.of("sigmoid", "softmax", "softplus", "tanh", "x", "W", "alpha");

    @ParameterizedTest
    @CsvSource({
        "sigmod, sigmoid",
        "sigmiod, sigmoid",
        "Softmax, softmax",
        "sofplus, softplus",
        "w, W",
        "tahn, tanh",
        "alhpa, alpha"
    })
    void findsWhatWasProbablyMeant(String written, String meant) {
        assertThat(Suggestions.nearest(written, NAMES)).contains("did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({"y", "relu", "cosine", "ta"})
    void isSilentWhereNothingIsNear(String written) {
        assertThat(Suggestions.nearest(written, NAMES)).isEmpty();
    }

    @Test
    void isSilentWithoutCandidates() {
        assertThat(Suggestions.nearestName("x", List.of())).isEmpty();
    }
}
