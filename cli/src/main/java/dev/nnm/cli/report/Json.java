package dev.nnm.cli.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nnm.runtime.Precision;
import java.util.List;

/** Values as JSON. */
final class Json {

    private static final Gson PRINTER = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setPrettyPrinting()
            .create();

    private Json() {}

    /** The document's text. */
    static String print(JsonObject document) {
        return PRINTER.toJson(document);
    }

    /**
     * A number; as JSON has none that is not finite, these are the texts {@code "NaN"}, {@code "Infinity"} and
     * {@code "-Infinity"}.
     */
    static JsonElement number(double number) {
        return number(Precision.DOUBLE, number);
    }

    /** A number with the digits that tell numbers of a precision apart. */
    static JsonElement number(Precision precision, double number) {
        if (!Double.isFinite(number)) {
            return new JsonPrimitive(Double.toString(number));
        }
        return precision == Precision.FLOAT ? new JsonPrimitive((float) number) : new JsonPrimitive(number);
    }

    /**
     * A number, or arrays nested by the shape.
     *
     * @param elements row-major
     */
    static JsonElement tensor(Precision precision, List<Integer> shape, double[] elements) {
        return tensor(precision, shape, elements, 0, elements.length);
    }

    private static JsonElement tensor(Precision precision, List<Integer> shape, double[] elements, int from, int to) {
        if (shape.isEmpty()) {
            return number(precision, elements[from]);
        }
        JsonArray array = new JsonArray();
        int count = shape.get(0);
        int size = (to - from) / Math.max(count, 1);
        List<Integer> inner = shape.subList(1, shape.size());
        for (int i = 0; i < count; i++) {
            array.add(tensor(precision, inner, elements, from + i * size, from + (i + 1) * size));
        }
        return array;
    }

    /** A shape as an array of its sizes. */
    static JsonArray shape(List<Integer> shape) {
        JsonArray array = new JsonArray();
        shape.forEach(array::add);
        return array;
    }

    /** An array of texts. */
    static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
