package dev.nnm.compiler.function;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.StatedDerivatives;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import dev.nnm.runtime.KernelDescription.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scalar of a model as a function whose differences are what differentiation gives. What differentiation takes as
 * constant ({@code stop}) is held at its value at a point, and where a function states its derivatives, it is replaced
 * by the linear function with these derivatives. Inside of loops both are left as they are.
 */
public final class DifferenceFunctions {

    private final CheckedModel model;
    private final Graph graph;
    private final Node scalar;
    private final Map<Node, Node> replacements = new HashMap<>();

    /** What is held, and the variable that stands for it. */
    private final Map<Node, Node> held = new LinkedHashMap<>();

    /** Prepares the functions of a scalar. */
    public DifferenceFunctions(CheckedModel model, Node scalar) {
        this.model = model;
        this.graph = model.graph();
        graph.reachable(List.of(scalar)).forEach(this::visit);
        this.scalar = replaced(scalar);
    }

    private Node replaced(Node node) {
        return replacements.getOrDefault(node, node);
    }

    private void visit(Node node) {
        if (node.operation() instanceof Stop) {
            replacements.put(node, held(node));
        } else if (StatedDerivatives.isStated(node)) {
            replacements.put(node, linear(node));
        } else if (node.arguments().stream().anyMatch(argument -> replaced(argument) != argument)) {
            List<Node> arguments = node.arguments().stream().map(this::replaced).toList();
            replacements.put(node, new GraphBuilder(graph).rebuild(node, arguments));
        }
    }

    /** v + Σ dₖ (xₖ − xₖ°), with v, dₖ and xₖ° held. */
    private Node linear(Node stated) {
        GraphBuilder build = new GraphBuilder(graph);
        Node sum = held(stated.argument(0));
        List<Node> variables = StatedDerivatives.variables(stated);
        List<Node> partials = StatedDerivatives.partials(stated);
        for (int k = 0; k < variables.size(); k++) {
            Node moved = build.subtract(replaced(variables.get(k)), held(variables.get(k)));
            sum = build.add(sum, build.multiply(held(partials.get(k)), moved));
        }
        return sum;
    }

    private Node held(Node node) {
        return held.computeIfAbsent(node, source -> {
            Variable.Kind kind = source.isBatched() ? Variable.Kind.SEED : Variable.Kind.SHARED_SEED;
            return graph.node(new Variable(name(held.size()), kind, source.shape()), List.of());
        });
    }

    private static String name(int number) {
        return "held " + number;
    }

    /** What is held, as results {@code held 0} and so on; none if nothing is. */
    public GraphFunction held() {
        List<Slot> results = new ArrayList<>();
        for (Node source : held.keySet()) {
            results.add(Slots.result(name(results.size()), source, source.isBatched()));
        }
        return new GraphFunction("held", graph, arguments(results), results);
    }

    /** The result {@code value}, where what is held is given by seeds of the names of the results of {@link #held}. */
    public GraphFunction value() {
        List<Slot> results = List.of(Slots.result("value", scalar, scalar.isBatched()));
        List<Slot> arguments = new ArrayList<>(arguments(results));
        held.values()
                .forEach(node -> arguments.add(Slots.slot(node.operation().name(), Role.SEED, node, node.isBatched())));
        return new GraphFunction("value", graph, arguments, results);
    }

    private List<Slot> arguments(List<Slot> results) {
        List<Slot> arguments = new ArrayList<>(Slots.everything(model));
        arguments.addAll(Slots.draw(graph, results));
        return arguments;
    }
}
