package dev.nnm.compiler.problem;

import dev.nnm.runtime.UserError;
import java.util.List;

/** Thrown for a program with mistakes. Its message shows all of them as {@link ProblemPrinter} prints them. */
public final class CompileException extends UserError {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * An exception for the problems of one program.
     *
     * @param problems at least one, in the order in which they are to be shown
     */
    public CompileException(List<Problem> problems) {
        super(ProblemPrinter.print(problems));
        this.problems = List.copyOf(problems);
    }

    /** An exception for one problem. */
    public CompileException(Problem problem) {
        this(List.of(problem));
    }

    /** The problems, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
