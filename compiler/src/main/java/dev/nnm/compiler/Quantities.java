package dev.nnm.compiler;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the user of a model can name: variables, definitions, outputs, the loss. */
public final class Quantities {

    /** The name by which a model's loss is called. */
    public static final String LOSS = "loss";

    private final CheckedModel model;

    /** The quantities of a model. */
    public Quantities(CheckedModel model) {
        this.model = model;
    }

    /** The inputs, targets and parameters, with their shapes. */
    public Map<String, Shape> variables() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        variableNodes().forEach((name, node) -> shapes.put(name, node.shape()));
        return shapes;
    }

    /** The labels of those inputs and targets that are classes. */
    public Map<String, List<String>> classes() {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        Stream.concat(model.inputs().stream(), model.targets().stream())
                .filter(variable -> !variable.classes().isEmpty())
                .forEach(variable -> classes.put(variable.name(), variable.classes()));
        return classes;
    }

    private Map<String, Node> variableNodes() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        model.inputs().forEach(input -> nodes.put(input.name(), input.node()));
        model.targets().forEach(target -> nodes.put(target.name(), target.node()));
        model.parameters().forEach(p -> nodes.put(p.parameter().name(), p.node()));
        return nodes;
    }

    /** What is differentiated if the user does not say: the first scalar output, else the loss. */
    public String defaultOf() {
        return model.outputs().stream()
                .filter(output -> output.node().shape().isScalar())
                .map(NamedNode::name)
                .findFirst()
                .orElseGet(() -> {
                    if (model.loss() == null) {
                        throw new UserError(model.name() + " has no scalar output and no loss to differentiate");
                    }
                    return LOSS;
                });
    }

    /**
     * By what it is differentiated if the user does not say: the inputs that it depends on, for a loss the parameters.
     */
    public List<String> defaultWrt(String of) {
        Set<String> used = dependencies(scalar(of).node());
        List<String> inputs = model.numericInputs().stream()
                .map(NamedNode::name)
                .filter(used::contains)
                .toList();
        List<String> parameters = model.parameters().stream()
                .map(p -> p.parameter().name())
                .filter(used::contains)
                .toList();
        return inputs.isEmpty() || (of.equals(LOSS) && !parameters.isEmpty()) ? parameters : inputs;
    }

    /** The names of the variables on which a node depends. */
    public Set<String> dependencies(Node node) {
        return model.graph().reachable(List.of(node)).stream()
                .filter(n -> n.operation() instanceof Variable)
                .map(n -> n.operation().name())
                .collect(Collectors.toSet());
    }

    /**
     * A single number.
     *
     * @throws UserError if there is no such quantity, or it has more elements
     */
    public NamedNode scalar(String name) {
        NamedNode found = named(name);
        if (!found.node().shape().isScalar()) {
            throw new UserError("only a single number can be differentiated; " + name + " has the shape "
                    + found.node().shape());
        }
        return found;
    }

    /**
     * An output, a definition or the loss.
     *
     * @throws UserError if there is none of that name
     */
    public NamedNode named(String name) {
        Node loss = model.loss();
        if (name.equals(LOSS) && loss != null) {
            return new NamedNode(LOSS, loss);
        }
        List<NamedNode> known = new ArrayList<>(model.definitions());
        model.outputs().stream().filter(output -> !known.contains(output)).forEach(known::add);
        List<String> names = known.stream().map(NamedNode::name).toList();
        if (name.equals(LOSS) && !names.contains(LOSS)) {
            throw new UserError(model.name() + " has no loss: there are " + String.join(", ", names));
        }
        return known.stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown("output", name, names));
    }

    private static UserError unknown(String what, String name, List<String> known) {
        return new UserError("unknown " + what + " \"" + name + "\": "
                + Suggestions.nearest(name, known).orElse("there are " + String.join(", ", known)));
    }

    /**
     * Inputs, targets and parameters.
     *
     * @throws UserError if there is none of some name
     */
    public List<NamedNode> variables(List<String> names) {
        Map<String, Node> nodes = variableNodes();
        List<NamedNode> found = new ArrayList<>();
        for (String name : names) {
            Node node = nodes.get(name);
            if (node == null
                    && model.definitions().stream().anyMatch(n -> n.name().equals(name))) {
                throw new UserError(name + " is computed; derivatives are by variables: there are "
                        + String.join(", ", nodes.keySet()));
            }
            if (node == null) {
                throw unknown("variable", name, List.copyOf(nodes.keySet()));
            }
            found.add(new NamedNode(name, node));
        }
        return found;
    }
}
