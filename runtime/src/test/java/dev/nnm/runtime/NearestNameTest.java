package dev.nnm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> NAMES = List.of("hidden", "logits", "x1", "W");

    @Test
    void findsMisspeltNames() {
        assertThat(NearestName.find("hiden", NAMES)).contains("hidden");
        assertThat(NearestName.find("Logits", NAMES)).contains("logits");
        assertThat(NearestName.find("w", NAMES)).contains("W");
        assertThat(NearestName.question("hiddne", NAMES)).isEqualTo(" Did you mean \"hidden\"?");
    }

    @Test
    void offersNothingFarAway() {
        assertThat(NearestName.find("petal", NAMES)).isEmpty();
        assertThat(NearestName.find("b", NAMES)).isEmpty();
        assertThat(NearestName.question("b", NAMES)).isEmpty();
    }
}
