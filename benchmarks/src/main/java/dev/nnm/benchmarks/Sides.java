package dev.nnm.benchmarks;

import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Work;
import dev.nnm.benchmarks.table.Table;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One side of a line of the table at a time, with all that JMH offers: {@code Sides -p line=NAME -p side=ours -prof
 * gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Sides {

    /** The name of a line that compares two sides. */
    @Param("peak-784-1024-1024-10")
    public String line;

    /** Which side. */
    @Param({"ours", "theirs"})
    public String side;

    private Work work;

    /** Compiles and allocates. */
    @Setup
    public void prepare() {
        Measure.Ratio ratio = (Measure.Ratio) Table.named(line).measure();
        work = (side.equals("ours") ? ratio.ours() : ratio.theirs()).prepare();
    }

    /** One run. */
    @Benchmark
    public void run() {
        work.run();
    }
}
