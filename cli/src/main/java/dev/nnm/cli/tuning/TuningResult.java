package dev.nnm.cli.tuning;

import dev.nnm.cli.tuning.Measurement.Interruption;
import dev.nnm.cli.tuning.Measurement.Time;
import dev.nnm.compiler.loop.Target;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured of all variants.
 *
 * @param measured the variants, those with shorter vectors first
 * @param byDefault what kernels are made for if nothing was measured
 * @param chosen what they had better be made for
 */
public record TuningResult(List<Measured> measured, Target byDefault, Target chosen) {

    /** Copies the list. */
    public TuningResult {
        measured = List.copyOf(measured);
    }

    /** Whether the user ended it. */
    public boolean isInterrupted() {
        return measured.stream().anyMatch(variant -> variant.measurement() instanceof Interruption);
    }

    /** Whether there are times to choose by. */
    public boolean isChoice() {
        return measured.size() > 1 && defaultTime().isPresent();
    }

    /** The nanoseconds of a run by default; empty if they are not known, and nothing else then either. */
    public OptionalDouble defaultTime() {
        return measured.stream()
                .filter(variant -> variant.target().equals(byDefault))
                .map(Measured::measurement)
                .filter(Time.class::isInstance)
                .mapToDouble(measurement -> ((Time) measurement).nanoseconds())
                .findFirst();
    }
}
