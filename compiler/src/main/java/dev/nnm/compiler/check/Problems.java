package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceText;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found wrong in a file. */
final class Problems {

    /** So many are shown at once; after that the rest of the file is not looked at. */
    static final int MOST = 10;

    private final Set<Problem> found = new LinkedHashSet<>();

    /** A consequence of a mistake that has been reported already: says nothing. */
    static CompileException alreadyReported() {
        return new CompileException(List.of());
    }

    /** Adds the problems of a mistake; a consequence of a mistake reported already has none. */
    void report(CompileException e) {
        found.addAll(e.problems());
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether there are as many as are shown. */
    boolean areEnough() {
        return found.size() >= MOST;
    }

    /**
     * Ends the check if something is wrong.
     *
     * @throws CompileException with the problems in the order of the text, file by file
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            List<SourceText> files = found.stream()
                    .map(problem -> problem.span().source())
                    .distinct()
                    .toList();
            List<Problem> ordered = found.stream()
                    .sorted(Comparator.<Problem>comparingInt(
                                    problem -> files.indexOf(problem.span().source()))
                            .thenComparingInt(problem -> problem.span().start()))
                    .limit(MOST)
                    .toList();
            throw new CompileException(ordered);
        }
    }
}
