package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a program that knows its parts: an expression, or a statement. Its text is {@code texts} with the parts in
 * between.
 *
 * @param shape the shape of an expression's value; null for what cannot be replaced by another expression
 * @param texts what stands before, between and after the parts
 * @param parts the expressions in it
 */
record Term(@Nullable Shape shape, List<String> texts, List<Term> parts) {

    Term {
        texts = List.copyOf(texts);
        parts = List.copyOf(parts);
        if (texts.size() != parts.size() + 1) {
            throw new IllegalArgumentException(parts.size() + " parts for " + texts);
        }
    }

    /** An expression; each # of the template stands for a part. */
    static Term of(Shape shape, String template, Term... parts) {
        return of(shape, template, List.of(parts));
    }

    /** An expression; each # of the template stands for a part. */
    static Term of(Shape shape, String template, List<Term> parts) {
        return new Term(shape, List.of(template.split("#", -1)), parts);
    }

    /** A statement, or another text that is no expression. */
    static Term statement(String template, Term... parts) {
        return new Term(null, List.of(template.split("#", -1)), List.of(parts));
    }

    /** Parts with separators between them. */
    static Term list(@Nullable Shape shape, String before, String separator, String after, List<Term> parts) {
        String holes = parts.stream().map(part -> "#").collect(Collectors.joining(separator));
        return new Term(shape, List.of((before + holes + after).split("#", -1)), parts);
    }

    /** The same text with another part. */
    Term with(int index, Term part) {
        List<Term> changed = new ArrayList<>(parts);
        changed.set(index, part);
        return new Term(shape, texts, changed);
    }

    /** The text. */
    String text() {
        return IntStream.range(0, parts.size())
                .mapToObj(i -> texts.get(i) + parts.get(i).text())
                .collect(Collectors.joining("", "", texts.get(parts.size())));
    }
}
