package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;

/** The wording of what can be wrong with loops and repetitions. */
final class LoopProblems {

    private LoopProblems() {}

    // ---- scan and while

    static CompileException stateShape(SourceSpan span, String name, NamedShape initial, NamedShape found) {
        String remedy = initial.isScalar()
                ? "A state keeps its shape: begin with zeros(" + found.sizes() + ") instead of a single number."
                : "A state keeps its shape.";
        return Wording.problem(
                span,
                "the state " + Wording.quoted(name) + " changes its shape",
                "It begins as " + shape(initial) + " and is " + shape(found) + " after a step. " + remedy);
    }

    static CompileException notASequence(SourceSpan span, String what) {
        return Wording.problem(
                span,
                "a loop goes over the first axis of a tensor",
                what + " is a single number. To count, write a range: over i in 0..n.");
    }

    static CompileException lengths(SourceSpan span, String first, int length, String other, int otherLength) {
        return Wording.problem(
                span,
                "the sequences of a loop have different lengths",
                first + " takes " + length + " values and " + other + " takes " + otherLength + ".");
    }

    static CompileException emptyRange(SourceSpan span, int from, int to) {
        return Wording.problem(
                span,
                "the range " + from + ".." + to + " is empty",
                "A range a..b holds the whole numbers a to b - 1.");
    }

    static CompileException conditionShape(SourceSpan span, Shape found) {
        return Wording.problem(
                span,
                "the condition of while must be a single truth value",
                "This is one for each element of a tensor of shape " + found
                        + "; compare a single number, such as a max or a sum.");
    }

    static CompileException irreversible(SourceSpan span) {
        return Wording.problem(
                span,
                "the loss cannot be trained through a loop without a limit",
                "Its gradient goes back through all rounds: write how many there are at most, as in "
                        + "while x > 1 from x = a max 100 { … }.");
    }

    private static String shape(NamedShape shape) {
        return shape.isScalar() ? "a single number" : shape.toString();
    }

    // ---- repeat

    static CompileException rounds(SourceSpan span, int found, int limit) {
        return Wording.problem(
                span,
                "the number of rounds must be between 0 and " + limit,
                "It is " + found + "; each round is expanded. A scan has any number of steps.");
    }

    static CompileException cannotChange(SourceSpan span, String name, SourceSpan definition) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " cannot be changed by repeat",
                "It is defined in line " + definition.line()
                        + "; what repeat changes are definitions, inputs and parameters.");
    }

    static CompileException changedAboveDefinition(SourceSpan span, String name, SourceSpan definition) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " is defined below this repeat",
                "It is defined in line " + definition.line()
                        + "; what repeat changes is defined above it, and what is its own has another name.");
    }

    static CompileException ofOneRound(SourceSpan span, String name, SourceSpan definition) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " is known only inside a round of repeat",
                "It is defined in line " + definition.line()
                        + ". A value that is needed elsewhere is one that the repeat changes: define it above, too.");
    }
}
