package dev.nnm.compiler.loop;

/** How many operations expressions have, as a measure of the code that they become. */
public final class OperationCount {

    private OperationCount() {}

    /** Those of an expression without those of its operands: comparisons of indices and with 0 count, too. */
    public static int own(Scalar scalar) {
        if (scalar instanceof Scalar.Guarded guarded) {
            return guarded.checks().stream()
                    .mapToInt(OperationCount::comparisons)
                    .sum();
        }
        return scalar instanceof Scalar.Apply || scalar instanceof Scalar.NumberAsTruth ? 1 : 0;
    }

    private static int comparisons(RangeCheck check) {
        return (check.canBeBelow() ? 1 : 0) + (check.canBeAbove() ? 1 : 0);
    }
}
