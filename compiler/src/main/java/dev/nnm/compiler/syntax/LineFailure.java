package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Problem;

/** Leaves the parse of one line at its first problem. */
final class LineFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** A failure without a stack trace: it is control flow that ends in {@link ProgramReader}. */
    LineFailure(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
