package dev.nnm.teach.subject;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.ParameterNode;
import dev.nnm.compiler.check.CheckedModel.VariableNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Substitution;
import dev.nnm.compiler.op.Variable;
import dev.nnm.runtime.Initializer;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.prepare.FittedPreparation;
import dev.nnm.runtime.prepare.Preparations;
import dev.nnm.runtime.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Preparations of inputs as part of a model's graph: what is computed from an input z is computed from (z −
 * z.shift)/z.scale, where shift and scale are parameters that no gradient moves. So values are those at the input as
 * the user gives it, and derivatives are by that.
 */
final class PreparedInputs {

    /** A model of raw inputs, and its parameters with shifts and scales among them. */
    record Prepared(CheckedModel model, Weights weights) {}

    private final CheckedModel model;
    private final List<ParameterNode> parameters;
    private final List<Storage> added = new ArrayList<>();
    private int offset;

    private PreparedInputs(CheckedModel model) {
        this.model = model;
        this.parameters = new ArrayList<>(model.parameters());
        this.offset = model.parameterCount();
    }

    /** A model that does to its inputs what its weights say. */
    static Prepared of(CheckedModel model, Weights weights) {
        return weights.preparations().isEmpty()
                ? new Prepared(model, weights)
                : new PreparedInputs(model).prepared(weights);
    }

    private Prepared prepared(Weights weights) {
        Map<Node, Node> replacements = new LinkedHashMap<>();
        for (VariableNode input : model.inputs()) {
            Optional<FittedPreparation> preparation = Preparations.find(weights.preparations(), input.name());
            preparation.ifPresent(found -> replacements.put(input.node(), prepared(input.node(), found)));
        }
        CheckedModel onRaw = model.withRoots(Substitution.apply(model.graph(), model.roots(), replacements))
                .withParameters(parameters);
        return new Prepared(onRaw, new Weights(withAdded(weights.parameters()), weights.preparations()));
    }

    private Node prepared(Node input, FittedPreparation preparation) {
        String name = preparation.variable();
        GraphBuilder build = new GraphBuilder(model.graph(), model.graph().origin(input));
        Node shifted = build.subtract(input, parameter(name + ".shift", input, preparation.shift()));
        Node scaled = build.divide(shifted, parameter(name + ".scale", input, preparation.scale()));
        return build.node(new Marked(name + ".prepared"), scaled);
    }

    private Node parameter(String name, Node input, Storage values) {
        Node node = new GraphBuilder(model.graph(), model.graph().origin(input))
                .node(new Variable(name, Variable.Kind.PARAMETER, input.shape()));
        Parameter parameter = new Parameter(
                name,
                input.shape().sizes(),
                offset,
                new Initializer.Constant(
                        Arrays.stream(values.toDoubles()).boxed().toList()),
                false);
        parameters.add(new ParameterNode(parameter, node, node));
        added.add(values);
        offset += values.size();
        return node;
    }

    private Storage withAdded(Storage known) {
        Storage all = Storage.allocate(known.precision(), offset);
        int next = model.parameterCount();
        known.copyTo(0, all, 0, next);
        for (Storage values : added) {
            values.copyTo(0, all, next, values.size());
            next += values.size();
        }
        return all;
    }
}
