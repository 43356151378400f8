package dev.nnm.cli.tuning;

import dev.nnm.cli.tuning.Measurement.Interruption;
import dev.nnm.cli.tuning.Measurement.Time;
import dev.nnm.compiler.loop.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Measures a command's kernels for everything that they can be made for on this machine. */
public final class Tuning {

    /** The option that has a command measure its kernel for vectors of a length in bits, and do nothing else. */
    public static final String MEASURE = "--measure-vectors";

    private Tuning() {}

    /**
     * Measures.
     *
     * @param arguments of the command
     */
    public static TuningResult run(List<String> arguments) {
        return run(Target.allOfThisMachine(), Target.ofThisMachine(), target -> {
            List<String> measuring = new ArrayList<>(arguments);
            measuring.add(MEASURE + "=" + target.vectorBits());
            return MeasuringProcess.run(measuring);
        });
    }

    /** The default is measured first: if it cannot be, the command has something to say that is better said once. */
    static TuningResult run(List<Target> targets, Target byDefault, Function<Target, Measurement> measure) {
        List<Measured> measured = new ArrayList<>();
        List<Target> order = new ArrayList<>(targets);
        order.sort(Comparator.comparing(target -> !target.equals(byDefault)));
        for (Target target : order) {
            Measurement measurement = measure.apply(target);
            measured.add(new Measured(target, measurement));
            if (measurement instanceof Interruption || (target.equals(byDefault) && !(measurement instanceof Time))) {
                break;
            }
        }
        measured.sort(Comparator.comparing(variant -> variant.target().vectorBits()));
        return new TuningResult(measured, byDefault, Choice.of(measured, byDefault));
    }
}
