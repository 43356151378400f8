package dev.nnm.compiler.simplify;

import dev.nnm.compiler.op.InTraining;
import dev.nnm.compiler.simplify.Rewrite.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The table of rewrites, the sets in which they are applied, and the tempting rules that are not among them. */
public final class Rewrites {

    /** All rules, in the order in which they are tried. */
    public static final List<Rewrite> ALL = Stream.of(
                    StabilisingRewrites.ROWS,
                    ExactRewrites.ROWS,
                    StructureRewrites.ROWS,
                    LoweringRewrites.ROWS,
                    AlgebraicRewrites.ROWS)
            .flatMap(List::stream)
            .toList();

    /** What changes no bit and no derivative: fit for any graph, before differentiation and after. */
    public static final RuleSet EXACT = set("exact", Set.of(Exactness.EXACT));

    /**
     * Forms that stay finite and accurate; applied to what the user wrote, before it is differentiated. Numbers that
     * would be rounded are not folded yet, so that formulas keep 1/3 and sqrt(2).
     */
    public static final RuleSet STABILISING = new RuleSet(
            "stabilising",
            ALL.stream()
                    .filter(row -> row.exactness() == Exactness.EXACT || row.exactness() == Exactness.STABILISING)
                    .filter(row -> row != ExactRewrites.FOLD)
                    .toList(),
            false);

    /** The stabilising rules for what is differentiated by marked values, which are kept apart. */
    public static final RuleSet STABILISING_BETWEEN_MARKS = new RuleSet(
            "stabilising between marks",
            STABILISING.rewrites().stream()
                    .filter(row -> row != StructureRewrites.MARKED)
                    .toList(),
            false);

    /** Takes marks away, and leaves all else as it is written. */
    public static final RuleSet UNMARKING = new RuleSet("unmarking", List.of(StructureRewrites.MARKED), false);

    /** The stabilising rules for the function that training runs: choices by the phase are made. */
    public static final RuleSet TRAINING = withPhase("training", STABILISING.rewrites(), true);

    /** The stabilising rules for all other functions. */
    public static final RuleSet OUTSIDE_TRAINING = withPhase("outside of training", STABILISING.rewrites(), false);

    /** Makes the choices by the phase as outside of training, and leaves all else as it is written. */
    public static final RuleSet PHASE_OUTSIDE_TRAINING = withPhase(
            "phase outside of training",
            ALL.stream().filter(Rewrites::makesChoices).toList(),
            false);

    /** Cheaper forms for kernels; applied after differentiation. */
    public static final RuleSet LOWERING =
            set("lowering", Set.of(Exactness.EXACT, Exactness.LOWERING, Exactness.REORDERING));

    /** Formulas for people: the algebra of real numbers, with sums and products in normal form. */
    public static final RuleSet ALGEBRAIC = new RuleSet(
            "algebraic", ALL.stream().filter(Rewrites::servesFormulas).toList(), true);

    /** Rules that hold for real numbers and are absent from the exact ones, each with a point at which it fails. */
    public static final List<AbsentRewrite> ABSENT = List.of(
            new AbsentRewrite("x + 0 -> x", "−0 + 0 is 0, and 1 / 0 is not 1 / −0", Map.of("x", -0.0)),
            new AbsentRewrite(
                    "x * 0 -> 0", "hides NaN and ∞, which say that something went wrong", Map.of("x", Double.NaN)),
            new AbsentRewrite("0 - x -> -x", "0 − 0 is 0, its negation −0", Map.of("x", 0.0)),
            new AbsentRewrite("-(x - y) -> y - x", "at x = y the left side is −0", Map.of("x", 1.0, "y", 1.0)),
            new AbsentRewrite("-x - y -> -(x + y)", "−0 + 0 is 0", Map.of("x", 0.0, "y", -0.0)),
            new AbsentRewrite("x - x -> 0", "∞ − ∞ is NaN", Map.of("x", Double.POSITIVE_INFINITY)),
            new AbsentRewrite("x / x -> 1", "0 / 0 is NaN", Map.of("x", 0.0)),
            new AbsentRewrite("x / y -> x * (1 / y)", "rounds twice", Map.of("x", 5.0, "y", 3.0)),
            new AbsentRewrite("x * y + x * z -> x * (y + z)", "rounds elsewhere", Map.of("x", 0.1, "y", 0.7, "z", 0.3)),
            new AbsentRewrite("x + y + z -> x + (y + z)", "rounds elsewhere", Map.of("x", 1.0, "y", 1e-16, "z", 1e-16)),
            new AbsentRewrite("x * y / y -> x", "y may be 0, and x · y overflows", Map.of("x", 1.0, "y", 0.0)),
            new AbsentRewrite(
                    "x ^ 0.5 -> sqrt(x)", "pow(−∞, 0.5) is ∞, √−∞ is NaN", Map.of("x", Double.NEGATIVE_INFINITY)),
            new AbsentRewrite("sqrt(x ^ 2) -> abs(x)", "x² overflows", Map.of("x", 1e200)),
            new AbsentRewrite("exp(ln(x)) -> x", "ln is NaN below 0", Map.of("x", -1.0)),
            new AbsentRewrite(
                    "ln(x * y) -> ln(x) + ln(y)", "both factors may be negative", Map.of("x", -1.0, "y", -1.0)),
            new AbsentRewrite(
                    "not (x < y) -> x >= y", "NaN is neither less nor greater", Map.of("x", Double.NaN, "y", 0.0)),
            new AbsentRewrite(
                    "z * (if x < y then 1 else 0) -> if x < y then z else 0",
                    "hides NaN of the branch not taken; differentiation keeps conditions outermost itself",
                    Map.of("x", 1.0, "y", 0.0, "z", Double.NaN)));

    private Rewrites() {}

    private static RuleSet set(String name, Set<Exactness> kinds) {
        return new RuleSet(
                name,
                ALL.stream().filter(row -> kinds.contains(row.exactness())).toList(),
                false);
    }

    private static RuleSet withPhase(String name, List<Rewrite> others, boolean training) {
        Rewrite phase = Rewrite.coded(
                "phase",
                "in_training -> " + training,
                Exactness.EXACT,
                "which function is made is known",
                Head.of(InTraining.class),
                site -> site.build().truth(training));
        List<Rewrite> rows = new ArrayList<>(others);
        rows.add(phase);
        return new RuleSet(name, rows, false);
    }

    /** Whether a rule takes a branch by a condition that is known, or carries such a condition there. */
    private static boolean makesChoices(Rewrite row) {
        return Set.of("condition true", "condition false", "view of a number").contains(row.name());
    }

    /**
     * All exact and algebraic rules but those that fold, since sums and products of numbers have their normal form, and
     * the one that sinks below a repetition, which works against gathering numbers in front.
     */
    private static boolean servesFormulas(Rewrite row) {
        return row.exactness() == Exactness.ALGEBRAIC
                || row == LoweringRewrites.STATED_DERIVATIVES
                || (row.exactness() == Exactness.EXACT
                        && row != ExactRewrites.FOLD
                        && row != ExactRewrites.FOLD_WITHOUT_ROUNDING
                        && row != StructureRewrites.SINK_BELOW_REPETITION);
    }
}
