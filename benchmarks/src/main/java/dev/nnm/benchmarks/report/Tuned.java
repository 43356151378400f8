package dev.nnm.benchmarks.report;

import dev.nnm.benchmarks.measure.Outcome;
import dev.nnm.compiler.loop.Target;

/** What was measured of a line with kernels for some vectors. */
record Tuned(Target target, Outcome outcome) {

    /** What had better be less: our time, or where none was taken what the line measures. */
    double cost() {
        return Double.isNaN(outcome.ours()) ? outcome.median() : outcome.ours();
    }

    /** What a table says of the vectors; nothing of those by default. */
    String remark() {
        if (target.equals(Target.ofThisMachine())) {
            return "";
        }
        return target.hasVectors() ? ", vectors of " + target.vectorBits() + " bits" : ", no vectors";
    }
}
