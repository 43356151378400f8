package dev.nnm.compiler.interpret;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a loop, step by step. */
final class ScanRun {

    private final Graph graph;
    private final ScanBody body;
    private final List<Tensor> arguments;
    private final int batch;
    private final List<Node> results;
    private final List<Node> ordered;
    private final Map<Node, double[]> collected = new HashMap<>();
    private final Map<Node, double[]> given = new HashMap<>();

    private ScanRun(Graph graph, Node scan, List<Node> results, List<Tensor> arguments, int batch) {
        this.graph = graph;
        this.body = Scan.body(scan);
        this.arguments = arguments;
        this.batch = batch;
        this.results = results;
        List<Node> roots = new ArrayList<>(body.roots());
        results.forEach(result -> roots.add(result(result).value()));
        this.ordered = graph.reachable(roots);
    }

    /**
     * The values of the results of a loop.
     *
     * @param graph where the loop lives
     * @param scan the loop
     * @param wanted among these are its results
     * @param arguments its arguments
     * @param batch the number of examples
     */
    static Map<Node, double[]> of(Graph graph, Node scan, List<Node> wanted, List<Tensor> arguments, int batch) {
        ScanRun run = new ScanRun(graph, scan, ScanResult.of(scan, wanted), arguments, batch);
        run.start();
        run.repeat();
        run.finish();
        run.collected.put(scan, new double[0]);
        return run.collected;
    }

    private static ScanResult result(Node node) {
        return (ScanResult) node.operation();
    }

    private void start() {
        int states = body.states().size();
        for (int k = 0; k < states; k++) {
            given.put(
                    body.states().get(k),
                    fitted(arguments.get(k), body.states().get(k).type()));
        }
        int shared = states + body.elements().size();
        for (int k = 0; k < body.invariants().size(); k++) {
            Node bound = body.invariants().get(k);
            given.put(bound, fitted(arguments.get(shared + k), bound.type()));
        }
        results.forEach(result -> collected.put(result, new double[Tensor.size(result.type(), batch)]));
    }

    /** The elements as those of a type that may be batched where the value is not. */
    private double[] fitted(Tensor value, NodeType type) {
        double[] elements = new double[Tensor.size(type, batch)];
        int count = Tensor.perExample(type);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = value.at(i / count, i % count);
        }
        return elements;
    }

    private void repeat() {
        for (int step = 0; step < body.steps(); step++) {
            int index = body.index(step);
            for (int k = 0; k < body.elements().size(); k++) {
                Tensor sequence = arguments.get(body.states().size() + k);
                given.put(
                        body.elements().get(k),
                        element(sequence, index, body.elements().get(k).type()));
            }
            Map<Node, double[]> values = Interpreter.inOrder(graph, ordered, given, batch);
            if (body.condition() != null && isFalse(values, body.condition())) {
                return;
            }
            results.forEach(result -> collect(result, values, index));
            advance(values);
        }
    }

    private double[] element(Tensor sequence, int index, NodeType type) {
        double[] elements = new double[Tensor.size(type, batch)];
        int count = Tensor.perExample(type);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = sequence.at(i / count, index * count + i % count);
        }
        return elements;
    }

    private static boolean isFalse(Map<Node, double[]> values, Node condition) {
        return Arrays.stream(value(values, condition)).allMatch(value -> value == 0);
    }

    private void collect(Node result, Map<Node, double[]> values, int index) {
        ScanResult operation = result(result);
        double[] value = value(values, operation.value());
        double[] target = value(collected, result);
        int count = Tensor.perExample(operation.value().type());
        if (operation.kind() == ScanResult.Kind.SUMMED) {
            Arrays.setAll(target, i -> target[i] + value[i]);
        } else if (operation.kind() == ScanResult.Kind.STACKED) {
            int perExample = Tensor.perExample(result.type());
            for (int i = 0; i < value.length; i++) {
                target[i / count * perExample + index * count + i % count] = value[i];
            }
        }
    }

    private void advance(Map<Node, double[]> values) {
        for (int k = 0; k < body.states().size(); k++) {
            Node next = body.next().get(k);
            given.put(
                    body.states().get(k),
                    fitted(
                            new Tensor(next.type(), value(values, next)),
                            body.states().get(k).type()));
        }
    }

    private void finish() {
        for (Node result : results) {
            if (result(result).kind() == ScanResult.Kind.FINAL) {
                collected.put(result, value(given, result(result).value()));
            }
        }
    }

    private static double[] value(Map<Node, double[]> values, Node node) {
        double[] value = values.get(node);
        if (value == null) {
            throw new IllegalStateException("no value for " + node);
        }
        return value;
    }
}
