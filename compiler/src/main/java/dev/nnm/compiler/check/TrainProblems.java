package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.Collection;
import java.util.List;

/** The wording of what can be wrong with a train block. */
final class TrainProblems {

    private TrainProblems() {}

    static CompileException settingTwice(SourceSpan span, String name) {
        return Wording.problem(
                span,
                "the setting " + Wording.quoted(name) + " is given twice",
                "A train block has each setting once.");
    }

    static CompileException columnsTwice(SourceSpan span, String name) {
        return Wording.problem(
                span,
                "the columns of " + Wording.quoted(name) + " are given twice",
                "Columns that lie apart are chosen by the names in the header: columns \"a\", \"c\".");
    }

    static CompileException unknownSetting(SourceSpan span, String what, String name, Collection<String> known) {
        String all = known.isEmpty() ? "There is none." : "Known: " + String.join(", ", known) + ".";
        return Wording.problem(
                span,
                "unknown " + what + " " + Wording.quoted(name),
                Wording.nearest(name, known).orElse(all));
    }

    static CompileException settingForm(SourceSpan span, String example) {
        return Wording.problem(span, "this setting is written differently", "For example: " + example);
    }

    static CompileException noRows(SourceSpan span) {
        return Wording.problem(
                span, "the table has no rows", "A row is an example: its inputs, an arrow, its targets: (0, 1) -> 1");
    }

    static CompileException noCharacters(SourceSpan span, String variable) {
        return Wording.problem(
                span,
                "a text gives characters, but " + Wording.quoted(variable) + " takes none",
                "It is declared with them: " + variable + " : characters(\" abc\")");
    }

    static CompileException unknownCharacters(SourceSpan span, String variable, List<String> found) {
        return Wording.problem(
                span,
                "the text has characters that " + Wording.quoted(variable) + " does not know",
                "These are " + Wording.listed(found) + ".");
    }

    static CompileException textTooShort(SourceSpan span, int length, long window) {
        return Wording.problem(
                span,
                "the text is too short",
                "It has " + length + (length == 1 ? " character" : " characters") + ", and an example takes " + window
                        + ", as many as inputs and targets have elements.");
    }

    static CompileException classExpected(SourceSpan span, Value found, List<String> classes) {
        return Wording.problem(
                span,
                "expected a class in quotes, found " + found.describe(),
                "The classes are " + Wording.listed(classes) + ".");
    }

    static CompileException rowLength(SourceSpan span, String side, int found, long expected, String names) {
        String title = "the row has " + found + " " + side + (found == 1 ? " value" : " values") + ", not " + expected;
        String advice =
                expected == 0 ? "The model has no " + side + "s." : "The " + side + "s of the model: " + names + ".";
        return Wording.problem(span, title, advice);
    }

    static CompileException columnCount(SourceSpan span, String variable, int found, Shape shape) {
        return Wording.problem(
                span,
                Wording.quoted(variable) + " takes " + columns(shape.elementCount()) + ", not " + found,
                Wording.is(variable, NamedShape.of(shape)) + ".");
    }

    static CompileException columnsMissing(SourceSpan span, String variable, int size) {
        String choice = size == 1 ? "column 1" : "columns 1.." + size;
        return Wording.problem(
                span,
                "no column is chosen for " + Wording.quoted(variable),
                "Add for instance: " + variable + " = " + choice
                        + ". Without any choice, the header or the order decides.");
    }

    private static String columns(long count) {
        return count + (count == 1 ? " column" : " columns");
    }
}
