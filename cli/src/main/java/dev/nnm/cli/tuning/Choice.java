package dev.nnm.cli.tuning;

import dev.nnm.cli.tuning.Measurement.Time;
import dev.nnm.compiler.loop.Target;
import java.util.List;

/** Which of the variants that were measured is used. */
final class Choice {

    /** Less is not worth leaving the default for, whose results other machines have too: times differ by as much. */
    private static final double LEAST_GAIN = 0.03;

    private Choice() {}

    /** The fastest variant, unless the default is nearly as fast or no other has a time. */
    static Target of(List<Measured> measured, Target byDefault) {
        Target best = byDefault;
        double least = (1 - LEAST_GAIN) * timeOf(byDefault, measured);
        for (Measured variant : measured) {
            if (variant.measurement() instanceof Time time && time.nanoseconds() < least) {
                best = variant.target();
                least = time.nanoseconds();
            }
        }
        return best;
    }

    private static double timeOf(Target target, List<Measured> measured) {
        for (Measured variant : measured) {
            if (variant.target().equals(target) && variant.measurement() instanceof Time time) {
                return time.nanoseconds();
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
