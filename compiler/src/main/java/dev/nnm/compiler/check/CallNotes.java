package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a mistake in a function's body comes from. One that shows in the body of a library function was made in
 * the call: it is reported there. One in the user's own function stays there, with the call that led to it.
 */
final class CallNotes {

    private static final String MARK = "In the call in ";

    private final LibraryScope library;

    CallNotes(LibraryScope library) {
        this.library = library;
    }

    /**
     * The mistake as the caller reports it.
     *
     * @param function the function in whose body it shows
     * @param site the call
     * @param entry the outermost call that led there, if there is another
     */
    CompileException located(CompileException e, Callable function, SourceSpan site, @Nullable SourceSpan entry) {
        return new CompileException(e.problems().stream()
                .map(problem -> located(problem, function, site, entry == null ? site : entry))
                .toList());
    }

    private Problem located(Problem problem, Callable function, SourceSpan site, SourceSpan entry) {
        if (library.owns(problem.span())) {
            String where = "This is in " + function.name() + " of the library: " + firstLine(problem.span());
            return with(where, new Problem(site, problem.title(), problem.detail()));
        }
        if (problem.detail().contains(MARK) || problem.span().equals(entry)) {
            return problem;
        }
        boolean ownCall = !library.owns(site) && !site.equals(entry) && !site.equals(problem.span());
        Problem noted = ownCall ? with(note(site, problem), problem) : problem;
        return with(note(entry, problem), noted);
    }

    private static String note(SourceSpan call, Problem problem) {
        boolean inSameFile = call.source() == problem.span().source();
        String place = inSameFile ? "line " + call.line() : call.source().name() + ":" + call.line();
        return MARK + place + ": " + firstLine(call);
    }

    private static Problem with(String line, Problem problem) {
        String detail = problem.detail();
        return new Problem(problem.span(), problem.title(), detail.isEmpty() ? line : detail + "\n" + line);
    }

    private static String firstLine(SourceSpan span) {
        return span.text().lines().findFirst().orElse("").strip();
    }
}
