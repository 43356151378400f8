package dev.nnm.cli.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.report.TuningTable;
import dev.nnm.cli.tuning.Measurement.Failure;
import dev.nnm.cli.tuning.Measurement.Interruption;
import dev.nnm.cli.tuning.Measurement.Time;
import dev.nnm.compiler.loop.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class TuningTest {

    private static TuningResult tune(Measurement none, Measurement middle, Measurement longest) {
        return Tuning.run(
                List.of(Target.SCALAR, Target.MIDDLE, Target.LONG),
                Target.MIDDLE,
                target -> target.equals(Target.MIDDLE) ? middle : target.equals(Target.LONG) ? longest : none);
    }

    private static Time time(double nanoseconds) {
        return new Time(nanoseconds);
    }

    @Test
    void theFastestIsChosen() {
        assertThat(tune(time(900), time(100), time(80)).chosen()).isEqualTo(Target.LONG);
        assertThat(tune(time(70), time(100), time(80)).chosen()).isEqualTo(Target.SCALAR);
        assertThat(tune(time(900), time(100), time(120)).chosen()).isEqualTo(Target.MIDDLE);
    }

    @Test
    void theDefaultStaysIfLittleIsGained() {
        assertThat(tune(time(900), time(100), time(98)).chosen()).isEqualTo(Target.MIDDLE);
        assertThat(tune(time(900), time(100), time(96)).chosen()).isEqualTo(Target.LONG);
    }

    @Test
    void aVariantThatFailsIsNotChosen() {
        TuningResult result = tune(time(900), time(100), new Failure("out of memory"));

        assertThat(result.chosen()).isEqualTo(Target.MIDDLE);
        assertThat(TuningTable.print(result)).isEqualTo("""
                vectors   a step takes           ratio
                none      0.90 µs                9.00
                256 bits  0.10 µs                1.00   default, chosen
                512 bits  failed: out of memory
                """);
    }

    @Test
    void withoutATimeOfTheDefaultNothingElseIsMeasured() {
        TuningResult result = tune(time(1), new Failure("no data"), time(1));

        assertThat(result.measured()).containsExactly(new Measured(Target.MIDDLE, new Failure("no data")));
        assertThat(result.chosen()).isEqualTo(Target.MIDDLE);
        assertThat(result.defaultTime()).isEmpty();
        assertThat(result.isChoice()).isFalse();
        assertThat(TuningTable.print(result)).isEqualTo("""
                vectors   a step takes     ratio
                256 bits  failed: no data         default
                """);
    }

    @Test
    void anInterruptionEndsIt() {
        TuningResult result = tune(new Interruption(), time(1), time(1));

        assertThat(result.isInterrupted()).isTrue();
        assertThat(result.measured()).extracting(Measured::target).containsExactly(Target.SCALAR, Target.MIDDLE);
        assertThat(tune(time(1), time(1), time(1)).isInterrupted()).isFalse();
    }

    @Test
    void whatAProcessWritesIsUnderstood() {
        String warning = "WARNING: Using incubator modules: jdk.incubator.vector\n";

        assertThat(MeasuringProcess.parse(warning + "nanoseconds 12.5\n", 0)).isEqualTo(time(12.5));
        assertThat(MeasuringProcess.parse(warning + "xor.nnm: no data\n  more\n", 1))
                .isEqualTo(new Failure("xor.nnm: no data"));
        assertThat(MeasuringProcess.parse(warning, 137)).isEqualTo(new Failure("ended with code 137"));
    }
}
