package dev.nnm.teach.grade;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.SourceText;
import java.util.List;

/**
 * Mistakes in an answer, told by their places in it: the user has not seen the program that it is read in.
 *
 * @param answer the answer, as it is written
 * @param start where it begins in the program
 */
record AnswerProblems(String answer, int start) {

    /** The problems of a program, as problems of the answer alone. */
    CompileException of(CompileException inProgram) {
        SourceText alone = new SourceText("answer", answer);
        List<Problem> problems = inProgram.problems().stream()
                .map(problem -> new Problem(moved(problem.span(), alone), problem.title(), problem.detail()))
                .toList();
        return new CompileException(problems);
    }

    private SourceSpan moved(SourceSpan span, SourceText alone) {
        return alone.span(offset(span.start()), offset(span.end()));
    }

    private int offset(int inProgram) {
        return Math.max(0, Math.min(inProgram - start, answer.codePointCount(0, answer.length())));
    }
}
