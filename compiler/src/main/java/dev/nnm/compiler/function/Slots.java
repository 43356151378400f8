package dev.nnm.compiler.function;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.ParameterNode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction.Part;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Variable;
import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.KernelDescription.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The arguments that a model's kernels have in common. */
final class Slots {

    private Slots() {}

    static List<Slot> inputs(CheckedModel model) {
        return model.inputs().stream()
                .map(input -> slot(input.name(), Role.INPUT, input.node(), true))
                .toList();
    }

    static List<Slot> targets(CheckedModel model) {
        return model.targets().stream()
                .map(target -> slot(target.name(), Role.TARGET, target.node(), true))
                .toList();
    }

    /** All that a model can depend on: inputs, targets, parameters. */
    static List<Slot> everything(CheckedModel model) {
        List<Slot> arguments = new ArrayList<>(inputs(model));
        arguments.addAll(targets(model));
        arguments.add(parameters(model));
        return arguments;
    }

    /** All parameters in one flat array, which is read. */
    static Slot parameters(CheckedModel model) {
        List<Part> parts = model.parameters().stream()
                .map(p -> new Part(p.node(), p.parameter().offset()))
                .toList();
        return new Slot(flat("parameters", Role.PARAMETERS, model.parameters()), parts);
    }

    /** Adjoints of all trained parameters in one flat array, which is written. */
    static Slot gradient(CheckedModel model, Map<Node, Node> adjoints) {
        List<Part> parts = new ArrayList<>();
        for (ParameterNode p : model.trained()) {
            Node adjoint = adjoints.get(p.node());
            if (adjoint == null) {
                throw new IllegalArgumentException(
                        "no adjoint of " + p.parameter().name());
            }
            parts.add(new Part(adjoint, p.parameter().offset()));
        }
        return new Slot(flat("gradient", Role.RESULT, model.trained()), parts);
    }

    /** The new values of all statistics in one flat array, which is written. */
    static Slot statistics(CheckedModel model) {
        int trained = size(model.trained());
        List<Part> parts = new ArrayList<>();
        for (ParameterNode p : model.statistics()) {
            Node next = p.next();
            if (next != null) {
                parts.add(new Part(next, p.parameter().offset() - trained));
            }
        }
        return new Slot(flat("statistics", Role.RESULT, model.statistics()), parts);
    }

    /** What random numbers are drawn from, if any of the results needs it. */
    static List<Slot> draw(Graph graph, List<Slot> results) {
        List<Node> roots = results.stream()
                .flatMap(slot -> slot.parts().stream())
                .map(Part::node)
                .toList();
        return graph.reachable(roots).stream()
                .filter(node -> node.operation() instanceof Variable variable && variable.kind() == Variable.Kind.DRAW)
                .map(node -> slot(node.operation().name(), Role.DRAW, node, false))
                .toList();
    }

    private static Argument flat(String name, Role role, List<ParameterNode> parameters) {
        return new Argument(name, role, List.of(size(parameters)), false);
    }

    private static int size(List<ParameterNode> parameters) {
        return parameters.stream().mapToInt(p -> p.parameter().size()).sum();
    }

    static Slot result(String name, Node node, boolean batched) {
        return slot(name, Role.RESULT, node, batched);
    }

    static Slot slot(String name, Role role, Node node, boolean batched) {
        return Slot.of(new Argument(name, role, node.shape().sizes(), batched), node);
    }
}
