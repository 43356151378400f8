package dev.nnm.teach.subject;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.function.Phase;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Variable;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A single number of a model, as a function of the model's variables, for one example: a mean over the batch is the
 * example's own value. The inputs are raw: what trained weights do to them first is part of the graph.
 *
 * @param compiler makes kernels of it
 * @param model the model
 * @param weights the values of parameters that the point does not give; the graph does what their preparations say
 * @param result the number and its name
 * @param variables with respect to what it is differentiated
 * @param at values of variables, row-major
 */
public record Subject(
        NnmCompiler compiler,
        CheckedModel model,
        Weights weights,
        NamedNode result,
        List<NamedNode> variables,
        Map<String, double[]> at) {

    /** Copies the list and the map. */
    public Subject {
        variables = List.copyOf(variables);
        at = Map.copyOf(at);
    }

    /**
     * A number of a model, as it is outside of training.
     *
     * @param of its name, or null for the first scalar output, else the loss
     * @param withRespectTo names of variables; if there are none, the inputs, for a loss the parameters
     * @throws UserError if there is no such number or variable
     */
    public static Subject of(
            NnmCompiler compiler,
            CheckedModel model,
            Weights weights,
            @Nullable String of,
            List<String> withRespectTo,
            Map<String, double[]> at) {
        CheckedModel settled = Phase.outsideTraining(model);
        Quantities quantities = new Quantities(settled);
        String result = of == null ? quantities.defaultOf() : of;
        List<String> wanted = withRespectTo.isEmpty() ? quantities.defaultWrt(result) : withRespectTo;
        PreparedInputs.Prepared prepared = PreparedInputs.of(settled, weights);
        return ofRawInputs(compiler, prepared.model(), prepared.weights(), result, wanted, at);
    }

    /** A number of a model whose graph prepares the inputs. */
    private static Subject ofRawInputs(
            NnmCompiler compiler,
            CheckedModel model,
            Weights weights,
            String of,
            List<String> withRespectTo,
            Map<String, double[]> at) {
        Quantities quantities = new Quantities(model);
        NamedNode result = new NamedNode(
                of, SingleExample.of(model.graph(), quantities.scalar(of).node()));
        return new Subject(compiler, model, weights, result, quantities.variables(withRespectTo), at);
    }

    /** Where the nodes live. */
    public Graph graph() {
        return model.graph();
    }

    /** All variables on which the number depends, in the order in which the file declares them. */
    public List<NamedNode> leaves() {
        return graph().reachable(List.of(result.node())).stream()
                .filter(node -> node.operation() instanceof Variable)
                .map(node -> new NamedNode(node.operation().name(), node))
                .toList();
    }

    /**
     * The first of the variables by which it is differentiated.
     *
     * @throws UserError if it depends on none
     */
    public NamedNode firstVariable() {
        if (variables.isEmpty()) {
            throw new UserError(result.name() + " depends on no variable, so there is nothing to differentiate by");
        }
        return variables.get(0);
    }

    /**
     * Refuses a number that cannot be differentiated backwards.
     *
     * @param by the variables
     * @throws UserError if it depends on one of them through a loop without a limit
     */
    public void requireWayBack(List<NamedNode> by) {
        new DerivativeFunctions(model, result).requireWayBack(by);
    }

    /** Whether it is looked at in a point: one is given, or it depends on nothing but parameters. */
    public boolean hasPoint() {
        return !at.isEmpty() || leaves().stream().allMatch(this::isParameter);
    }

    private boolean isParameter(NamedNode leaf) {
        return model.parameters().stream().anyMatch(parameter -> parameter.node() == leaf.node());
    }

    /** The node of the variable that an element belongs to. */
    public Node node(Element element) {
        return variables.stream()
                .filter(variable -> variable.name().equals(element.variable()))
                .map(NamedNode::node)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variable " + element.variable()));
    }

    /**
     * The elements of all variables on which the number depends, in the precision of the model.
     *
     * @throws UserError if the point lacks one
     */
    public Map<Node, double[]> values() {
        Map<Node, double[]> values = new LinkedHashMap<>();
        leaves().forEach(leaf -> values.put(leaf.node(), rounded(elements(leaf))));
        return values;
    }

    private double[] elements(NamedNode leaf) {
        double[] given = at.get(leaf.name());
        if (given != null) {
            return given;
        }
        if (!isParameter(leaf)) {
            throw new UserError("no value is given for \"" + leaf.name() + "\": add " + leaf.name() + "=…");
        }
        return weights.valuesOf(model.description(), leaf.name());
    }

    private double[] rounded(double[] elements) {
        return model.precision() == Precision.DOUBLE
                ? elements
                : Arrays.stream(elements).map(x -> (float) x).toArray();
    }

    /** The same number of the model in the form that is compiled, which neither overflows nor cancels. */
    public Subject stabilised() {
        List<String> names = variables.stream().map(NamedNode::name).toList();
        return ofRawInputs(compiler, compiler.stabilise(model, Phase.OTHERWISE), weights, result.name(), names, at);
    }

    /** The same number of the same model at another point. */
    public Subject at(Map<String, double[]> other) {
        return new Subject(compiler, model, weights, result, variables, other);
    }
}
