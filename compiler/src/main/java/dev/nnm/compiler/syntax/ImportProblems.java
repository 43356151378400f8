package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.List;

/** The wording of what can be wrong with what is imported, before its definitions are looked at. */
final class ImportProblems {

    private ImportProblems() {}

    static Problem notFound(SourceSpan span, String why) {
        return new Problem(span, span.text() + " cannot be imported", why);
    }

    /**
     * A file is imported by what it imports.
     *
     * @param files each imports the next, and the last the first
     */
    static Problem cycle(SourceSpan span, List<String> files) {
        if (files.size() == 1) {
            return new Problem(span, "the file imports itself", "All of its definitions are known in it without that.");
        }
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            String next = files.get((i + 1) % files.size());
            chain.append(i == 0 ? files.get(0) : ", which").append(" imports ").append(next);
        }
        return new Problem(
                span, "the imports go in a circle", chain + ".\nMove what both need to a file that both import.");
    }

    static Problem chainTooLong(SourceSpan span, int limit) {
        return new Problem(
                span, "too many imports in a chain", "Files that import the next one are at most " + limit + ".");
    }
}
