package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.List;

/** The wording of what can be wrong with a file as a whole: its outputs, losses and metrics. */
final class ModelProblems {

    private ModelProblems() {}

    static CompileException twice(SourceSpan span, String what) {
        return Wording.problem(span, "a second " + what, "A file has one at most.");
    }

    static CompileException outputTwice(SourceSpan span, String name) {
        return Wording.problem(span, Wording.quoted(name) + " is an output twice", "Each output is listed once.");
    }

    static CompileException metricTwice(SourceSpan span, String name) {
        return Wording.problem(
                span,
                "a second metric is called " + Wording.quoted(name),
                "Give it a name of its own: metric " + name + "_2 = …");
    }

    static CompileException nothingToCompute(SourceSpan span) {
        return Wording.problem(
                span,
                "nothing is computed",
                "Add an output (output y = …) or a loss (loss …). A file of definitions is for others to import.");
    }

    static CompileException outputOfOthers(SourceSpan span, String name, String whose) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " cannot be an output",
                "It is " + whose + ". An output is a name of this file, or is defined in place: output y = …");
    }

    static CompileException outputIsInput(SourceSpan span, String name) {
        return Wording.problem(
                span,
                Wording.quoted(name) + " is an input",
                "An output needs a name of its own: output " + name + "_copy = " + name + ".");
    }

    static CompileException outputNeedsTarget(SourceSpan span, List<String> path) {
        String reason = path.size() == 1 ? path.get(0) + " is a target" : String.join(" needs ", path) + ", a target";
        return Wording.problem(
                span,
                "an output cannot depend on a target",
                reason
                        + ": it is not known when the model predicts.\nTargets are for loss and metric lines, and for what"
                        + " only these use.");
    }

    static CompileException outputOfBatch(SourceSpan span, String name) {
        return Wording.problem(
                span,
                "an output cannot depend on the other examples of a batch",
                Wording.quoted(name)
                        + " would change with what is predicted beside it. Where training takes the mean over the"
                        + " batch,\nrunning(statistic, batch_mean(…)) gives predictions what has been collected.");
    }

    static CompileException notASingleNumber(SourceSpan span, String what, NamedShape shape) {
        return Wording.problem(
                span,
                what + " must be a single number for each example",
                "This is a tensor of shape " + shape + "; take the sum or the mean of it.");
    }

    static CompileException truthAsLoss(SourceSpan span) {
        return Wording.problem(
                span,
                "a loss must be a number, not a truth value",
                "Its gradient would be 0, so nothing could be trained. What is only measured is a metric.");
    }

    static CompileException nothingToTrain(SourceSpan span, String why) {
        return Wording.problem(span, "there is nothing to train", why);
    }
}
