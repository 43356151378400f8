package dev.nnm.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.runtime.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void tensorsAreNestedArrays() {
        assertThat(Json.tensor(Precision.DOUBLE, List.of(2, 2), new double[] {1, 2, 3, 4.5}))
                .hasToString("[[1.0,2.0],[3.0,4.5]]");
        assertThat(Json.tensor(Precision.FLOAT, List.of(), new double[] {0.1f})).hasToString("0.1");
        assertThat(Json.tensor(Precision.DOUBLE, List.of(0), new double[] {})).hasToString("[]");
    }

    @Test
    void whatJsonHasNoNumberForIsText() {
        JsonObject json = new JsonObject();
        json.add("a", Json.number(Double.NaN));
        json.add("b", Json.number(Double.NEGATIVE_INFINITY));

        assertThat(Json.print(json)).isEqualTo("{\n  \"a\": \"NaN\",\n  \"b\": \"-Infinity\"\n}");
    }
}
