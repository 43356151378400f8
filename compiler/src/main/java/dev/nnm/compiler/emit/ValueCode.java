package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.runtime.NumberText;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Java expressions that build given values: records of records, lists, maps, strings and numbers, such as the
 * description of a model.
 */
final class ValueCode {

    /** A string literal may have 65,535 bytes; numbers are plain ASCII. */
    private static final int LONGEST_TEXT = 60_000;

    /** A character takes up to three of the 65,535 bytes of a constant. */
    private static final int LONGEST_STRING = 20_000;

    private static final int LONGEST_LIST = 20;

    private ValueCode() {}

    /** The expression for a value. */
    static CodeBlock of(@Nullable Object value) {
        if (value == null) {
            return CodeBlock.of("null");
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Long) {
            return CodeBlock.of("$LL", value);
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Enum<?> constant) {
            return CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        return value instanceof Record record ? record(record) : CodeBlock.of("$L", value);
    }

    /** A string, in parts of which each is short enough for a constant of a class file whatever its characters are. */
    private static CodeBlock text(String text) {
        if (text.length() <= LONGEST_STRING) {
            return CodeBlock.of("$S", text);
        }
        List<CodeBlock> parts = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LONGEST_STRING) {
            parts.add(CodeBlock.of("$S", text.substring(from, Math.min(text.length(), from + LONGEST_STRING))));
        }
        return CodeBlock.of("$T.join(\"\", $L)", String.class, CodeBlock.join(parts, ", "));
    }

    private static CodeBlock number(double value) {
        if (Double.isNaN(value)) {
            return CodeBlock.of("$T.NaN", Double.class);
        }
        if (Double.isInfinite(value)) {
            return CodeBlock.of("$T.$L", Double.class, value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY");
        }
        return CodeBlock.of("$L", value);
    }

    private static CodeBlock record(Record record) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            arguments.add(of(read(record, component)));
        }
        return CodeBlock.of("new $T($L)", record.getClass(), CodeBlock.join(arguments, ", "));
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static CodeBlock list(List<?> list) {
        if (list.size() > LONGEST_LIST && list.get(0) instanceof Double) {
            return CodeBlock.of("$T.list($L)", NumberText.class, texts(list));
        }
        if (list.size() > LONGEST_LIST && list.get(0) instanceof List<?> row && isNumbers(row)) {
            List<?> all = list.stream().flatMap(r -> ((List<?>) r).stream()).toList();
            return CodeBlock.of("$T.rows($L, $L)", NumberText.class, row.size(), texts(all));
        }
        return CodeBlock.of(
                "$T.of($L)", List.class, list.stream().map(ValueCode::of).collect(joined()));
    }

    private static boolean isNumbers(List<?> row) {
        return !row.isEmpty() && row.get(0) instanceof Double;
    }

    private static CodeBlock map(Map<?, ?> map) {
        CodeBlock entries = map.entrySet().stream()
                .map(e -> CodeBlock.of("$T.entry($L, $L)", Map.class, of(e.getKey()), of(e.getValue())))
                .collect(joined());
        return CodeBlock.of("$T.ofEntries($L)", Map.class, entries);
    }

    private static Collector<CodeBlock, ?, CodeBlock> joined() {
        return Collectors.collectingAndThen(Collectors.toList(), blocks -> CodeBlock.join(blocks, ", "));
    }

    /** Many numbers as few string literals. */
    private static CodeBlock texts(List<?> numbers) {
        List<CodeBlock> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Object number : numbers) {
            if (text.length() > LONGEST_TEXT) {
                texts.add(CodeBlock.of("$S", text));
                text.setLength(0);
            }
            text.append(text.isEmpty() ? "" : " ").append(number);
        }
        texts.add(CodeBlock.of("$S", text));
        return CodeBlock.join(texts, ", ");
    }
}
