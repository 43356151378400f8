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

    /** Time is measured over about so long. */
    private static final long MEASURED_NANOSECONDS = 30_000_000;

    private static final long MOST_RUNS = 100_000;

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

    /** The seconds of one run, once the virtual machine has compiled it. */
    double secondsPerRun() {
        measure();
        return measure();
    }

    private double measure() {
        long start = System.nanoTime();
        long runs = 0;
        while (System.nanoTime() - start < MEASURED_NANOSECONDS && runs < MOST_RUNS) {
            point.run();
            runs++;
        }
        return (System.nanoTime() - start) * 1e-9 / runs;
    }
}
