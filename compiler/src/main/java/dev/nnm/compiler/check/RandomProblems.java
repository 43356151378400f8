package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;

/** The wording of what can be wrong with random numbers and statistics of training. */
final class RandomProblems {

    private RandomProblems() {}

    static CompileException sizesAndLike(SourceSpan span) {
        return Wording.problem(
                span,
                "sizes and like are given together",
                "Either say the sizes, as in random_normal(2, 3), or a tensor of the shape: random_normal(like = x).");
    }

    static CompileException tooManyRandomNumbers(SourceSpan span, Shape shape, int limit) {
        return Wording.problem(
                span,
                "too many random numbers for one example",
                "A call makes at most " + limit + " of them, but " + shape + " has " + shape.elementCount() + ".");
    }

    static CompileException statisticInLoop(SourceSpan span) {
        return Wording.problem(
                span,
                "a running statistic cannot be collected in a loop, or for each value of an index",
                "An update gives it one value: compute that of all steps or indices first.");
    }

    static CompileException statisticOfExample(SourceSpan span) {
        return Wording.problem(
                span,
                "a running statistic must be the same for all examples of a batch",
                "This differs from example to example; take its mean over the batch: batch_mean(…).");
    }
}
