package dev.nnm.teach.number;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Scatter;
import dev.nnm.compiler.op.StatedDerivatives;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a graph, for one example, with numbers of some kind. An element that has no value with such numbers is null
 * until something depends on it: the branch of a condition that is not taken does no harm.
 */
final class FieldEvaluation<T extends CalculusFieldElement<T>> {

    private final Graph graph;
    private final Numbers<T> numbers;
    private final FieldOperations<T> operations;
    private @Nullable NotApplicable failure;

    FieldEvaluation(Graph graph, Numbers<T> numbers) {
        this.graph = graph;
        this.numbers = numbers;
        this.operations = new FieldOperations<>(numbers);
    }

    /**
     * The elements of a node.
     *
     * @param given the elements of variables
     * @throws NotApplicable if an operation is none of numbers of this kind
     */
    List<T> value(Node root, Map<Node, List<T>> given) {
        List<T> elements = elements(values(List.of(root), given), root);
        elements.forEach(this::real);
        return elements;
    }

    /** What a number is without more dimensions; where it decides what is computed there must be one. */
    private double real(@Nullable T number) {
        if (number == null) {
            throw failure == null ? new NotApplicable("value", "not known for these numbers") : failure;
        }
        return number.getReal();
    }

    private Map<Node, List<T>> values(Collection<Node> roots, Map<Node, List<T>> given) {
        Map<Node, List<T>> values = new HashMap<>(given);
        List<Node> ordered = graph.reachable(roots);
        List<Node> stopped = ordered.stream()
                .filter(node -> node.operation() instanceof Stop && !values.containsKey(node))
                .toList();
        if (!stopped.isEmpty()) {
            values.putAll(withoutDirection(stopped, given));
        }
        for (Node node : ordered) {
            if (node.operation() instanceof Scan) {
                values.putAll(loop(node, ordered, values));
            } else if (!values.containsKey(node)) {
                values.put(node, computed(node, values));
            }
        }
        return values;
    }

    /** What is stopped depends on no direction, so it is evaluated where the variables have none. */
    private Map<Node, List<T>> withoutDirection(List<Node> stopped, Map<Node, List<T>> given) {
        Map<Node, List<T>> constants = new HashMap<>();
        given.forEach((node, elements) -> constants.put(
                node, elements.stream().map(this::withoutDirection).toList()));
        Map<Node, List<T>> found = new HashMap<>();
        for (Node stop : stopped) {
            found.put(stop, elements(values(List.of(stop.argument(0)), constants), stop.argument(0)));
            constants.put(stop, elements(found, stop));
        }
        return found;
    }

    private @Nullable T withoutDirection(@Nullable T number) {
        return number == null ? null : numbers.withoutDirection(number);
    }

    private static <T> List<T> elements(Map<Node, List<T>> values, Node node) {
        List<T> elements = values.get(node);
        if (elements == null) {
            throw new IllegalStateException("no value for " + node);
        }
        return elements;
    }

    private List<T> computed(Node node, Map<Node, List<T>> values) {
        List<List<T>> arguments = new ArrayList<>();
        node.arguments().forEach(argument -> arguments.add(elements(values, argument)));
        Operation operation = node.operation();
        if (StatedDerivatives.isStated(node)) {
            return stated(node, values);
        }
        if (operation instanceof Elementwise elementwise) {
            return elementwise(elementwise, arguments);
        }
        if (arguments.isEmpty()) {
            return leaf(node);
        }
        if (operation instanceof View view) {
            return Places.read(view, node.argument(0).shape(), arguments.get(0), numbers.of(0));
        }
        if (operation instanceof Reduce reduce) {
            return reduced(reduce, node.argument(0), arguments.get(0));
        }
        if (operation instanceof Gather) {
            return Places.gathered(node.argument(0).shape(), indices(arguments), arguments.get(0), numbers.of(0));
        }
        if (operation instanceof Scatter scatter) {
            return scattered(scatter, arguments);
        }
        boolean keeps = operation instanceof Reshape || operation instanceof Marked || operation instanceof BatchReduce;
        if (keeps) {
            return arguments.get(0);
        }
        throw new NotApplicable(operation.name(), "not known for these numbers");
    }

    /** The value, which moves with the variables as the derivatives by them say, whatever it is computed from. */
    private List<T> stated(Node node, Map<Node, List<T>> values) {
        List<T> result = new ArrayList<>();
        for (int i = 0; i < node.shape().elementCount(); i++) {
            T element = withoutDirection(elements(values, node.argument(0)).get(i));
            for (int k = 0; k < StatedDerivatives.variables(node).size(); k++) {
                T x = elements(values, StatedDerivatives.variables(node).get(k)).get(i);
                T partial = elements(values, StatedDerivatives.partials(node).get(k))
                        .get(i);
                T change = applied(Elementwises.SUBTRACT, Arrays.asList(x, withoutDirection(x)));
                element =
                        sum(element, applied(Elementwises.MULTIPLY, Arrays.asList(withoutDirection(partial), change)));
            }
            result.add(element);
        }
        return result;
    }

    private List<T> elementwise(Elementwise operation, List<List<T>> arguments) {
        List<T> result = new ArrayList<>();
        for (int i = 0; i < arguments.get(0).size(); i++) {
            List<T> point = new ArrayList<>();
            for (List<T> argument : arguments) {
                point.add(argument.get(i));
            }
            result.add(applied(operation, point));
        }
        return result;
    }

    private @Nullable T applied(Elementwise operation, List<T> point) {
        boolean isChoice = operation == Elementwises.SELECT && point.get(0) != null;
        if (!isChoice && point.contains(null)) {
            return null;
        }
        try {
            return operations.apply(operation, point);
        } catch (NotApplicable e) {
            failure = e;
            return null;
        }
    }

    private List<T> leaf(Node node) {
        int size = Math.toIntExact(node.shape().elementCount());
        if (node.operation() instanceof Constant constant) {
            return Collections.nCopies(size, numbers.of(constant.value()));
        }
        if (node.operation() instanceof Literal literal) {
            return literal.values().stream().map(numbers::of).toList();
        }
        if (node.operation() instanceof Iota) {
            List<T> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                all.add(numbers.of(i));
            }
            return all;
        }
        if (node.operation() instanceof BatchSize) {
            return List.of(numbers.of(1));
        }
        throw new NotApplicable(node.operation().name(), "not known for these numbers");
    }

    private List<T> reduced(Reduce reduce, Node argument, List<T> elements) {
        int[] places = Places.reduced(argument.shape(), reduce.axes());
        int size = Math.toIntExact(argument.shape().without(reduce.axes()).elementCount());
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(new ArrayList<>());
        }
        for (int i = 0; i < places.length; i++) {
            parts.get(places[i]).add(elements.get(i));
        }
        List<T> result = new ArrayList<>();
        for (List<T> part : parts) {
            T combined = part.get(0);
            for (T element : part.subList(1, part.size())) {
                combined = applied(reduce.kind().combine(), Arrays.asList(combined, element));
            }
            result.add(combined);
        }
        return result;
    }

    private List<T> scattered(Scatter scatter, List<List<T>> arguments) {
        int size = Math.toIntExact(scatter.shape().elementCount());
        List<T> result = new ArrayList<>(Collections.nCopies(size, numbers.of(0)));
        List<List<Double>> indices = indices(arguments);
        for (int i = 0; i < arguments.get(0).size(); i++) {
            int place = Places.at(scatter.shape(), indices, i);
            if (place >= 0) {
                result.set(place, sum(result.get(place), arguments.get(0).get(i)));
            }
        }
        return result;
    }

    private @Nullable T sum(@Nullable T a, @Nullable T b) {
        return applied(Elementwises.ADD, Arrays.asList(a, b));
    }

    private List<List<Double>> indices(List<List<T>> arguments) {
        return arguments.subList(1, arguments.size()).stream()
                .map(index -> index.stream().map(this::real).toList())
                .toList();
    }

    // ---- loops

    private Map<Node, List<T>> loop(Node scan, List<Node> wanted, Map<Node, List<T>> outside) {
        ScanBody body = Scan.body(scan);
        List<Node> results = ScanResult.of(scan, wanted);
        List<Node> roots = new ArrayList<>(body.roots());
        results.forEach(result -> roots.add(ScanResult.taken(result)));
        Map<Node, List<T>> bound = new HashMap<>();
        Map<Node, List<T>> sequences = new HashMap<>();
        for (int k = 0; k < body.bound().size(); k++) {
            Node inside = body.bound().get(k);
            boolean isSequence = body.elements().contains(inside);
            (isSequence ? sequences : bound).put(inside, elements(outside, scan.argument(k)));
        }
        Map<Node, List<T>> collected = new HashMap<>();
        results.forEach(result -> collected.put(result, startOf(result)));
        for (int step = 0; step < body.steps(); step++) {
            int index = body.index(step);
            sequences.forEach((inside, all) -> {
                int size = Math.toIntExact(inside.shape().elementCount());
                bound.put(inside, all.subList(index * size, (index + 1) * size));
            });
            Map<Node, List<T>> values = values(roots, bound);
            Node condition = body.condition();
            if (condition != null && real(elements(values, condition).get(0)) == 0) {
                break;
            }
            results.forEach(result -> collect(result, values, index, elements(collected, result)));
            for (int k = 0; k < body.states().size(); k++) {
                bound.put(body.states().get(k), elements(values, body.next().get(k)));
            }
        }
        results.stream()
                .filter(result -> ((ScanResult) result.operation()).kind() == ScanResult.Kind.FINAL)
                .forEach(result -> collected.put(result, elements(bound, ScanResult.taken(result))));
        collected.put(scan, List.of());
        return collected;
    }

    private List<T> startOf(Node result) {
        return new ArrayList<>(
                Collections.nCopies(Math.toIntExact(result.shape().elementCount()), numbers.of(0)));
    }

    private void collect(Node result, Map<Node, List<T>> values, int index, List<T> into) {
        ScanResult operation = (ScanResult) result.operation();
        if (operation.kind() == ScanResult.Kind.FINAL) {
            return;
        }
        List<T> value = elements(values, operation.value());
        for (int i = 0; i < value.size(); i++) {
            boolean isSum = operation.kind() == ScanResult.Kind.SUMMED;
            int place = isSum ? i : index * value.size() + i;
            into.set(place, isSum ? sum(into.get(place), value.get(i)) : value.get(i));
        }
    }
}
