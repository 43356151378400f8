package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Name;

/** The wording of what can be wrong with the definitions of imported files and their names. */
final class ImportedNameProblems {

    private ImportedNameProblems() {}

    static CompileException notADefinition(SourceSpan span, SourceSpan importing) {
        return Wording.problem(
                span,
                "an imported file has definitions only: fn, const, dim, and imports",
                "It is imported in " + place(importing) + ". What belongs to a model stands in the model's own file.");
    }

    /** Two files that are both imported define a name. */
    static CompileException importedTwice(SourceSpan span, String name, Name first, Name second) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " is imported twice",
                "It is defined in " + place(first.span()) + " and in " + place(second.span())
                        + "; a name stands for one thing.");
    }

    static CompileException definedAndImported(SourceSpan span, String name, Name imported) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " is defined here and imported",
                "It is defined already in " + place(imported.span()) + "; a name stands for one thing.");
    }

    /** A name is defined in a file that is imported, but not by the file that uses the name. */
    static CompileException notPassedOn(SourceSpan span, String name, Name definition) {
        return Wording.problem(
                span,
                "unknown name " + Wording.quoted(name),
                "It is defined in " + place(definition.span()) + ", a file that this one must import itself.");
    }

    private static String place(SourceSpan span) {
        return span.source().name() + ":" + span.line();
    }
}
