package dev.nnm.teach.repl;

import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement of a session.
 *
 * @param comments the lines before it, each with its end: comments and empty ones
 * @param text as it is typed, with a comment behind it
 * @param names what it defines, in the file's order; another entry that defines one of them takes its place
 * @param isShown whether its names have types and values to be shown; functions and classes have not
 */
record Entry(String comments, String text, List<String> names, boolean isShown) {

    Entry {
        names = List.copyOf(names);
    }

    private Entry(String text, List<String> names, boolean isShown) {
        this("", text, names, isShown);
    }

    static Entry of(Statement statement) {
        String text = statement.span().text();
        if (statement instanceof Statement.InputDeclaration input) {
            return new Entry(
                    withWord("input", text),
                    List.of(input.name().text()),
                    input.classes().isEmpty());
        }
        if (statement instanceof Statement.TargetDeclaration target) {
            return new Entry(
                    withWord("target", text),
                    List.of(target.name().text()),
                    target.classes().isEmpty());
        }
        if (statement instanceof Statement.OutputDefinition output) {
            // "output y" names what another statement defines
            List<String> names =
                    output.value() == null ? List.of() : List.of(output.name().text());
            return new Entry(withWord("output", text), names, true);
        }
        if (statement instanceof Statement.TupleDefinition tuple) {
            return new Entry(text, tuple.names().stream().map(Name::text).toList(), true);
        }
        return ofOneName(statement, text);
    }

    private static Entry ofOneName(Statement statement, String text) {
        if (statement instanceof Statement.Definition definition) {
            return new Entry(text, List.of(definition.name().text()), true);
        }
        if (statement instanceof Statement.ConstantDefinition constant) {
            return new Entry(text, List.of(constant.name().text()), true);
        }
        if (statement instanceof Statement.ParameterDeclaration parameter) {
            return new Entry(text, List.of(parameter.name().text()), true);
        }
        if (statement instanceof Statement.DimensionDefinition dimension) {
            return new Entry(text, List.of(dimension.name().text()), true);
        }
        if (statement instanceof Statement.FunctionDefinition function) {
            return new Entry(text, List.of(function.name().text()), false);
        }
        if (statement instanceof Statement.LayerDefinition layer) {
            return new Entry(text, List.of(layer.name().text()), false);
        }
        return new Entry(text, onlyOne(statement), false);
    }

    /** Statements of which a program has one; their words cannot be names. */
    private static List<String> onlyOne(Statement statement) {
        if (statement instanceof Statement.ModelName) {
            return List.of("model");
        }
        if (statement instanceof Statement.PrecisionChoice) {
            return List.of("precision");
        }
        return statement instanceof Statement.TrainBlock ? List.of("train") : List.of();
    }

    /** Of several names after one word, the span of each is that of the name alone. */
    private static String withWord(String word, String text) {
        return text.startsWith(word + " ") ? text : word + " " + text;
    }

    /** With the lines before it, and what stands behind it. */
    Entry commented(String before, String behind) {
        return new Entry(before, text + behind, names, isShown);
    }

    /** The lines of a program. */
    String lines() {
        return comments + text + "\n";
    }

    boolean definesAny(Set<String> others) {
        return names.stream().anyMatch(others::contains);
    }

    static Set<String> namesOf(List<Entry> entries) {
        return entries.stream().flatMap(entry -> entry.names().stream()).collect(Collectors.toSet());
    }
}
