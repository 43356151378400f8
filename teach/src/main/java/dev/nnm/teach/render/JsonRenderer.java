package dev.nnm.teach.render;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import java.util.List;

/**
 * A document for programs: an object with a member for each part, under the part's key. A table is an array of objects,
 * numbers have all their digits, formulas are objects of text and LaTeX, an empty cell is null. Pictures are left out.
 */
public final class JsonRenderer {

    private static final Gson PRINTER = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setPrettyPrinting()
            .create();

    private JsonRenderer() {}

    /** The text of the JSON document. */
    public static String render(Document document) {
        JsonObject json = new JsonObject();
        json.addProperty("title", document.title());
        JsonArray notes = new JsonArray();
        for (Block block : document.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                notes.add(paragraph.text());
            } else {
                add(json, block);
            }
        }
        if (!notes.isEmpty()) {
            json.add("notes", notes);
        }
        return PRINTER.toJson(json);
    }

    private static void add(JsonObject json, Block block) {
        if (block instanceof Table table) {
            json.add(table.key(), rows(table));
        } else if (block instanceof Block.Facts facts) {
            JsonObject members = new JsonObject();
            facts.facts().forEach(fact -> members.add(fact.key(), cell(fact.value())));
            json.add(facts.key(), members);
        } else if (block instanceof Block.Equation equation) {
            json.add(equation.key(), formula(equation.text(), equation.latex()));
        } else if (block instanceof Block.Listing listing) {
            json.addProperty(listing.key(), listing.text());
        }
    }

    private static JsonArray rows(Table table) {
        JsonArray rows = new JsonArray();
        for (List<Cell> row : table.rows()) {
            JsonObject object = new JsonObject();
            for (int column = 0; column < row.size(); column++) {
                object.add(table.columns().get(column).key(), cell(row.get(column)));
            }
            rows.add(object);
        }
        return rows;
    }

    private static JsonElement cell(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.text().isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(text.text());
        }
        if (cell instanceof Cell.Code code) {
            return new JsonPrimitive(code.text());
        }
        if (cell instanceof Cell.Numeral number) {
            return number(number.value());
        }
        if (cell instanceof Cell.Count count) {
            return new JsonPrimitive(count.value());
        }
        if (cell instanceof Cell.Elements elements) {
            return nested(elements, elements.shape(), 0, elements.elements().size());
        }
        Cell.Formula formula = (Cell.Formula) cell;
        return formula(formula.text(), formula.latex());
    }

    private static JsonObject formula(String text, String latex) {
        JsonObject json = new JsonObject();
        json.addProperty("text", text);
        json.addProperty("latex", latex);
        return json;
    }

    /** As JSON has only finite numbers, the others are the texts NaN, Infinity and -Infinity. */
    private static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(Double.toString(value));
    }

    private static JsonElement nested(Cell.Elements tensor, List<Integer> shape, int from, int to) {
        if (shape.isEmpty()) {
            return number(tensor.elements().get(from));
        }
        JsonArray array = new JsonArray();
        int size = (to - from) / shape.get(0);
        for (int start = from; start < to; start += size) {
            array.add(nested(tensor, shape.subList(1, shape.size()), start, start + size));
        }
        return array;
    }
}
