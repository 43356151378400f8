package dev.nnm.teach.compare;

import dev.nnm.compiler.PointEvaluation;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.teach.subject.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A compiled function at a point, with what it took to make it and what it takes to run it. */
final class TimedKernel {

    /**
     * So many runs make the virtual machine compile a kernel with all optimisations, in the time that it then takes.
     */
    private static final long WARM_RUNS = 20_000;

    private static final long WARM_NANOSECONDS = 1_000_000_000;
    private static final int MEASUREMENTS = 3;
    private static final long MEASURED_NANOSECONDS = 20_000_000;

    private final PointEvaluation point;
    private final double compileSeconds;
    private final int nodes;
    private final long operations;

    private TimedKernel(PointEvaluation point, double compileSeconds, int nodes, long operations) {
        this.point = point;
        this.compileSeconds = compileSeconds;
        this.nodes = nodes;
        this.operations = operations;
    }

    static TimedKernel of(Subject subject, GraphFunction function) {
        Set<String> needed = subject.leaves().stream().map(NamedNode::name).collect(Collectors.toSet());
        long start = System.nanoTime();
        PointEvaluation point = PointEvaluation.prepare(
                subject.compiler(), subject.model(), subject.weights(), function, subject.at(), needed);
        double seconds = (System.nanoTime() - start) * 1e-9;
        List<Node> roots = subject.compiler().simplify(function).roots();
        return new TimedKernel(
                point, seconds, subject.graph().reachable(roots).size(), OperationCount.of(subject.graph(), roots));
    }

    PointEvaluation point() {
        return point;
    }

    double compileSeconds() {
        return compileSeconds;
    }

    int nodes() {
        return nodes;
    }

    long operations() {
        return operations;
    }

    /** The seconds of one run, once the virtual machine has compiled it: the least of some measurements. */
    double secondsPerRun() {
        measure(WARM_NANOSECONDS, WARM_RUNS);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MEASUREMENTS; i++) {
            least = Math.min(least, measure(MEASURED_NANOSECONDS, WARM_RUNS));
        }
        return least;
    }

    private double measure(long nanoseconds, long most) {
        long start = System.nanoTime();
        long runs = 0;
        while (System.nanoTime() - start < nanoseconds && runs < most) {
            point.run();
            runs++;
        }
        return (System.nanoTime() - start) * 1e-9 / runs;
    }
}
