package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.NnmParser;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The standard library: functions written in the language, in the resources of the compiler. */
public final class Library {

    private static final String FOLDER = "library/";
    private static final List<String> FILES = List.of(
            "activations.nnm",
            "attention.nnm",
            "blocks.nnm",
            "convolution.nnm",
            "initializers.nnm",
            "layers.nnm",
            "losses.nnm",
            "recurrent.nnm",
            "tensors.nnm");

    private final Set<SourceText> sources;
    private final Map<String, Statement> definitions;

    private Library(Set<SourceText> sources, Map<String, Statement> definitions) {
        this.sources = sources;
        this.definitions = definitions;
    }

    /** Reads the library. */
    public static Library read() {
        Set<SourceText> sources = new HashSet<>();
        Map<String, Statement> definitions = new LinkedHashMap<>();
        for (String file : FILES) {
            SourceText source = new SourceText(FOLDER + file, text(file));
            sources.add(source);
            for (Statement statement : NnmParser.parse(source).statements()) {
                definitions.put(name(statement), statement);
            }
        }
        return new Library(sources, definitions);
    }

    private static String text(String file) {
        try (InputStream stream = Library.class.getResourceAsStream("/dev/nnm/" + FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the library lacks " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Statement statement) {
        if (statement instanceof FunctionDefinition function) {
            return function.name().text();
        }
        if (statement instanceof ConstantDefinition constant) {
            return constant.name().text();
        }
        throw new IllegalStateException("not a definition: " + statement.span());
    }

    /** Whether a piece of text is the library's. */
    boolean owns(SourceSpan span) {
        return sources.contains(span.source());
    }

    /** What the library defines, by name. */
    Map<String, Statement> definitions() {
        return definitions;
    }

    /** The names that every program can use: those of the library and those that the compiler itself knows. */
    public Set<String> namesInEveryProgram() {
        Set<String> all = new TreeSet<>(definitions.keySet());
        all.addAll(Builtins.all().keySet());
        return all;
    }

    /** The names of all definitions. */
    public Set<String> names() {
        return definitions.keySet();
    }

    /**
     * The names of the definitions in one of the library's files, in their order.
     *
     * @param file such as {@code activations.nnm}
     */
    public List<String> names(String file) {
        return definitions.entrySet().stream()
                .filter(entry -> entry.getValue().span().source().name().equals(FOLDER + file))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The text of a definition, for people to read. */
    public Optional<String> textOf(String name) {
        return Optional.ofNullable(definitions.get(name)).map(d -> d.span().text());
    }
}
