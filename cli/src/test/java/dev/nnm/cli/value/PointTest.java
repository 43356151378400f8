package dev.nnm.cli.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.UserError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointTest {

    private static final Map<String, List<Integer>> SHAPES = Map.of("alpha", List.of(), "x", List.of(2));

    @Test
    void valuesThatFit() {
        Map<String, Value> given = Map.of("x", new Value(List.of(2), List.of(1.0, 2.0)));

        assertThat(Point.of(given, SHAPES, Precision.DOUBLE).get("x")).containsExactly(1, 2);
    }

    @Test
    void anUnknownNameHasASuggestion() {
        assertThatThrownBy(() -> Point.of(Map.of("alhpa", Value.number(1)), SHAPES, Precision.DOUBLE))
                .isInstanceOf(UserError.class)
                .hasMessage("--at: the model has no variable \"alhpa\", did you mean \"alpha\"?");
    }

    @Test
    void aWrongShapeNamesBothShapes() {
        assertThatThrownBy(() -> Point.of(Map.of("x", Value.number(1)), SHAPES, Precision.DOUBLE))
                .isInstanceOf(UserError.class)
                .hasMessage("--at: x is [2] in the model, but the value given is a number");
    }

    @Test
    void aNumberMustFitThePrecision() {
        Map<String, Value> large = Map.of("alpha", Value.number(-1e39));

        assertThat(Point.of(large, SHAPES, Precision.DOUBLE).get("alpha")).containsExactly(-1e39);
        assertThatThrownBy(() -> Point.of(large, SHAPES, Precision.FLOAT))
                .isInstanceOf(UserError.class)
                .hasMessage("--at: -1.0E39 is too large for alpha: the largest float is about 3.4e38");
        Map<String, Value> infinite = Map.of("alpha", Value.number(Double.NEGATIVE_INFINITY));
        assertThat(Point.of(infinite, SHAPES, Precision.FLOAT).get("alpha")).containsExactly(Double.NEGATIVE_INFINITY);
    }
}
