package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceText;

/** Finds the texts that programs import. */
@FunctionalInterface
public interface ImportResolver {

    /**
     * The text that an import names.
     *
     * @param importing the text in which the import stands
     * @param path what is imported, as it is written
     * @throws dev.nnm.runtime.UserError saying why there is none
     */
    SourceText resolve(SourceText importing, String path);

    /** Whether two texts are the same one, which is read once. Otherwise texts are told apart by their names. */
    default boolean areSame(SourceText a, SourceText b) {
        return a.name().equals(b.name());
    }
}
