package dev.nnm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES = List.of(
            "sigmoid",
            "softmax",
            "softplus",
            "tan",
            "tanh",
            "min",
            "mean",
            "cross_entropy",
            "relu",
            "x1",
            "W",
            "alpha");

    @ParameterizedTest
    @CsvSource({
        "sigmod, sigmoid",
        "sigmiod, sigmoid",
        "Softmax, softmax",
        "sofmax, softmax",
        "sofplus, softplus",
        "cross_entorpy, cross_entropy",
        "crossEntropy, cross_entropy",
        "relu6, relu",
        "w, W",
        "alhpa, alpha"
    })
    void findsWhatWasProbablyMeant(String written, String meant) {
        assertThat(NearestName.find(written, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"tahn, tanh", "men, mean"})
    void ofEquallyNearNamesTheOneWithTheSameLettersIsMeant(String written, String meant) {
        assertThat(NearestName.find(written, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"y", "x2", "gelu2d", "cosine", "ta"})
    void offersNothingFarAway(String written) {
        assertThat(NearestName.find(written, NAMES)).isEmpty();
        assertThat(NearestName.find(written, List.of())).isEmpty();
    }

    @Test
    void asks() {
        assertThat(NearestName.question("alpah", NAMES)).isEqualTo(" Did you mean \"alpha\"?");
        assertThat(NearestName.question("b", NAMES)).isEmpty();
    }
}
