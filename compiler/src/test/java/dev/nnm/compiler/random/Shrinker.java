package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a program that fails smaller: drops statements, and puts simpler expressions of the same shape in the place of
 * others, as long as it still fails.
 */
final class Shrinker {

    private static final int MOST_ATTEMPTS = 4_000;

    private final Predicate<RandomProgram> fails;
    private RandomProgram smallest;
    private int attempts;

    private Shrinker(RandomProgram program, Predicate<RandomProgram> fails) {
        this.smallest = program;
        this.fails = fails;
    }

    /** A program that fails, from which nothing more can be taken. */
    static RandomProgram shrink(RandomProgram program, Predicate<RandomProgram> fails) {
        Shrinker shrinker = new Shrinker(program, fails);
        while (shrinker.dropsStatement() || shrinker.simplifiesExpression()) {
            // Each success may make room for another.
        }
        return shrinker.smallest;
    }

    private boolean accepts(RandomProgram candidate) {
        if (attempts++ >= MOST_ATTEMPTS || !fails.test(candidate)) {
            return false;
        }
        smallest = candidate;
        return true;
    }

    private boolean dropsStatement() {
        boolean dropped = false;
        for (int i = smallest.statements().size() - 1; i >= 0; i--) {
            List<Term> fewer = new ArrayList<>(smallest.statements());
            fewer.remove(i);
            dropped |= accepts(new RandomProgram(fewer));
        }
        return dropped;
    }

    private boolean simplifiesExpression() {
        for (int i = 0; i < smallest.statements().size(); i++) {
            List<Term> statements = smallest.statements();
            for (Term simpler : simpler(statements.get(i))) {
                List<Term> changed = new ArrayList<>(statements);
                changed.set(i, simpler);
                if (accepts(new RandomProgram(changed))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The same term with one expression in it replaced by a simpler one, the simplest first. */
    private static List<Term> simpler(Term term) {
        List<Term> simpler = new ArrayList<>(replacements(term));
        for (int i = 0; i < term.parts().size(); i++) {
            for (Term part : simpler(term.parts().get(i))) {
                simpler.add(term.with(i, part));
            }
        }
        int length = term.text().length();
        simpler.removeIf(other -> other.text().length() >= length);
        simpler.sort(Comparator.comparingInt(other -> other.text().length()));
        return simpler;
    }

    private static List<Term> replacements(Term term) {
        List<Term> replacements = new ArrayList<>();
        Shape shape = term.shape();
        if (shape != null) {
            replacements.add(Leaves.filled(shape, "0.5"));
            term.parts().forEach(part -> addOfShape(part, shape, replacements));
        }
        return replacements;
    }

    private static void addOfShape(Term term, Shape shape, List<Term> found) {
        if (shape.equals(term.shape())) {
            found.add(term);
        }
        term.parts().forEach(part -> addOfShape(part, shape, found));
    }
}
