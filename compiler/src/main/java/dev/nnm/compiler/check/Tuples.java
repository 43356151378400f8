package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several values at once. */
final class Tuples {

    private Tuples() {}

    /** Gives a value the name that it is shown by. */
    @FunctionalInterface
    interface Labelling {
        /** The value itself. */
        Value label(SourceSpan statement, Name name, Value value);
    }

    /** The parts of a value by the names of the definition that takes it apart. */
    static Map<String, Value> takenApart(TupleDefinition definition, Value value, Labelling labelling) {
        List<Value> parts =
                parts(value, definition.names().size(), definition.value().span());
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Name name = definition.names().get(i);
            named.put(name.text(), labelling.label(definition.span(), name, parts.get(i)));
        }
        return named;
    }

    /** The parts of a value that must have so many; a single part is the value itself. */
    static List<Value> parts(Value value, int count, SourceSpan span) {
        if (count == 1) {
            return List.of(value);
        }
        if (value instanceof Value.Tuple tuple && tuple.elements().size() == count) {
            return tuple.elements();
        }
        throw ValueProblems.expected(span, "a tuple of " + count + " values", value);
    }

    /** A value of these parts; a single one stands for itself. */
    static Value of(List<Value> parts) {
        return parts.size() == 1 ? parts.get(0) : new Value.Tuple(parts);
    }
}
