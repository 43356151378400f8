package dev.nnm.cli.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.UserError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointTest {

    private static final Map<String, List<Integer>> SHAPES = Map.of("alpha", List.of(), "x", List.of(2));

    @Test
    void valuesThatFit() {
        Map<String, Value> given = Map.of("x", new Value(List.of(2), List.of(1.0, 2.0)));

        assertThat(Point.of(given, SHAPES).get("x")).containsExactly(1, 2);
    }

    @Test
    void anUnknownNameHasASuggestion() {
        assertThatThrownBy(() -> Point.of(Map.of("alhpa", Value.number(1)), SHAPES))
                .isInstanceOf(UserError.class)
                .hasMessage("--at: the model has no variable \"alhpa\", did you mean \"alpha\"?");
    }

    @Test
    void aWrongShapeNamesBothShapes() {
        assertThatThrownBy(() -> Point.of(Map.of("x", Value.number(1)), SHAPES))
                .isInstanceOf(UserError.class)
                .hasMessage("--at: x is [2] in the model, but the value given is a number");
    }
}
