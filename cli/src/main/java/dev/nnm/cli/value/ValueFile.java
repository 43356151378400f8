package dev.nnm.cli.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.file.TextFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values in a JSON file: an object whose members are numbers, labels of classes, or nested arrays of these. */
final class ValueFile {

    private ValueFile() {}

    /**
     * Reads a file.
     *
     * @throws UserError if it cannot be read
     * @throws ValueException for a mistake in it
     */
    static Map<String, Value> read(Path file, Words words) {
        Map<String, Value> values = new LinkedHashMap<>();
        members(TextFiles.text(file, "a file of values"))
                .forEach((name, element) -> values.put(name, value(name, element, words)));
        return values;
    }

    /** The members of an object, read one by one: a whole document of Gson keeps the last of those of one name. */
    private static Map<String, JsonElement> members(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                reader.skipValue();
                throw new ValueException("expected an object such as {\"x1\": 2, \"x2\": [1, 2]}");
            }
            Map<String, JsonElement> members = new LinkedHashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (members.put(name, JsonParser.parseReader(reader)) != null) {
                    throw new ValueException(name + " is given twice");
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ValueException("not JSON: more follows after the object");
            }
            return members;
        } catch (IOException | JsonParseException e) {
            throw new ValueException("not JSON" + place(e));
        }
    }

    // Gson's messages end in "at line 1 column 5 path $.x"; the rest of them speaks of Gson.
    private static String place(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        int start = message.indexOf(" at line ");
        int end = message.indexOf(" path ", Math.max(start, 0));
        return start >= 0 && end >= 0 ? message.substring(start, end) : "";
    }

    private static Value value(String name, JsonElement element, Words words) {
        if (words.isClass(name)
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isString()) {
            return words.element(name, element.getAsString());
        }
        if (words.isClass(name) && !element.isJsonArray()) {
            throw new ValueException("expected a label in quotes for " + name + ", found " + element);
        }
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
            return Value.written(element.getAsString(), name);
        }
        if (element.isJsonArray()) {
            return tensor(name, element.getAsJsonArray(), words);
        }
        throw new ValueException("expected a number or an array for " + name + ", found " + element);
    }

    private static Value tensor(String name, JsonArray array, Words words) {
        List<Value> parts = new ArrayList<>();
        array.forEach(part -> parts.add(value(name, part, words)));
        return Value.stack(name, parts);
    }
}
