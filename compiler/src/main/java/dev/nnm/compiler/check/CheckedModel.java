package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.Variable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model whose names, shapes and types are known to be right: a graph and what its nodes are to the user.
 *
 * @param name the model's name
 * @param sourceName the file's name
 * @param precision the numbers its kernels use
 * @param graph where the nodes live
 * @param inputs the inputs, in the file's order
 * @param targets the targets, in the file's order
 * @param parameters the parameters, in the order of the flat parameter array
 * @param definitions the tensors that the file names, outputs included, in the file's order
 * @param outputs the outputs, in the file's order
 * @param loss the mean loss over a batch, or null if the file has none
 * @param metrics the means over a batch of what the file measures
 * @param training how to train, or null if the file does not say
 * @param ownDerivatives the derivatives that functions of the file state, once for each call, as they are written
 */
public record CheckedModel(
        String name,
        String sourceName,
        Precision precision,
        Graph graph,
        List<VariableNode> inputs,
        List<VariableNode> targets,
        List<ParameterNode> parameters,
        List<NamedNode> definitions,
        List<NamedNode> outputs,
        @Nullable Node loss,
        List<NamedNode> metrics,
        @Nullable TrainingPlan training,
        List<OwnDerivative> ownDerivatives) {

    /** A node and the user's name for it. */
    public record NamedNode(String name, Node node) {}

    /** An input or target; with classes its elements are their indices, without they are numbers. */
    public record VariableNode(String name, Node node, List<String> classes) {

        /** Copies the list. */
        public VariableNode {
            classes = List.copyOf(classes);
        }
    }

    /**
     * A parameter and its node.
     *
     * @param next what it is after an update, if it is not trained by its gradient but collects a statistic
     */
    public record ParameterNode(
            Parameter parameter, Node node, @Nullable Node next) {}

    /** The number of elements of all parameters. */
    public int parameterCount() {
        return parameters.stream()
                .mapToInt(p -> Math.toIntExact(p.node().shape().elementCount()))
                .sum();
    }

    /** The parameters that are trained by their gradients; they come first in the flat parameter array. */
    public List<ParameterNode> trained() {
        return parameters.stream().filter(p -> p.next() == null).toList();
    }

    /** The parameters that collect statistics. */
    public List<ParameterNode> statistics() {
        return parameters.stream().filter(p -> p.next() != null).toList();
    }

    /** The nodes that the model computes: definitions, outputs, metrics, statistics and the loss. */
    public List<Node> roots() {
        List<Node> roots = new ArrayList<>();
        definitions.forEach(d -> roots.add(d.node()));
        outputs.forEach(o -> roots.add(o.node()));
        metrics.forEach(m -> roots.add(m.node()));
        for (ParameterNode parameter : parameters) {
            if (parameter.next() != null) {
                roots.add(parameter.next());
            }
        }
        if (loss != null) {
            roots.add(loss);
        }
        return roots;
    }

    /** The same model computing other nodes: each root replaced by the one at its position in {@link #roots}. */
    public CheckedModel withRoots(List<Node> newRoots) {
        Iterator<Node> next = newRoots.iterator();
        return new CheckedModel(
                        name,
                        sourceName,
                        precision,
                        graph,
                        inputs,
                        targets,
                        parameters,
                        renewed(definitions, next),
                        renewed(outputs, next),
                        loss == null ? null : newRoots.get(newRoots.size() - 1),
                        renewed(metrics, next),
                        training,
                        ownDerivatives)
                .withStatistics(next);
    }

    /** The same model with other values of the parameters that collect statistics. */
    private CheckedModel withStatistics(Iterator<Node> next) {
        return withParameters(parameters.stream()
                .map(p -> p.next() == null ? p : new ParameterNode(p.parameter(), p.node(), next.next()))
                .toList());
    }

    /** The same model with other parameters, in the order of the flat parameter array. */
    public CheckedModel withParameters(List<ParameterNode> others) {
        return new CheckedModel(
                name,
                sourceName,
                precision,
                graph,
                inputs,
                targets,
                others,
                definitions,
                outputs,
                loss,
                metrics,
                training,
                ownDerivatives);
    }

    private static List<NamedNode> renewed(List<NamedNode> named, Iterator<Node> next) {
        return named.stream().map(n -> new NamedNode(n.name(), next.next())).toList();
    }

    /** The inputs by which the model can be differentiated: all that are no classes. */
    public List<NamedNode> numericInputs() {
        return inputs.stream()
                .filter(input -> input.classes().isEmpty())
                .map(input -> new NamedNode(input.name(), input.node()))
                .toList();
    }

    /** The output of that name. */
    public Optional<NamedNode> output(String wanted) {
        return outputs.stream().filter(output -> output.name().equals(wanted)).findFirst();
    }

    /** What the runtime knows of the model. */
    public ModelDescription description() {
        return new ModelDescription(
                name,
                sourceName,
                precision,
                inputs.stream().map(CheckedModel::variable).toList(),
                targets.stream().map(CheckedModel::variable).toList(),
                parameters.stream().map(ParameterNode::parameter).toList(),
                outputs.stream()
                        .map(output -> new Variable(
                                output.name(), output.node().shape().sizes()))
                        .toList(),
                metrics.stream().map(NamedNode::name).toList(),
                loss != null,
                training);
    }

    private static Variable variable(VariableNode given) {
        return new Variable(given.name(), given.node().shape().sizes(), given.classes());
    }
}
