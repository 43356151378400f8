package dev.nnm.compiler.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Variable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueBytesTest {

    @Test
    void valuesComeBack() throws IOException {
        Variable variable = new Variable("x", List.of(2, 3), List.of());
        List<Object> values = Arrays.asList(
                null, "text π", 7, -8L, Double.NaN, -0.0, true, Precision.FLOAT, List.of(1, List.of()), variable);
        assertThat((Object) ValueBytes.decode(ValueBytes.encode(values), List.class))
                .isEqualTo(values);
        assertThat((Object) ValueBytes.decode(ValueBytes.encode(Map.of("a", 1, "b", 2)), Map.class))
                .isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(ValueBytes.decode(ValueBytes.encode(new byte[] {1, -1}), byte[].class))
                .containsExactly(1, -1);
    }

    @Test
    void otherBytesAreRefused() {
        byte[] bytes = ValueBytes.encode(new Variable("x", List.of(2), List.of()));
        assertThatThrownBy(() -> ValueBytes.decode(bytes, String.class)).isInstanceOf(IOException.class);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ValueBytes.decode(part, Variable.class)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> ValueBytes.encode(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
