package dev.nnm.compiler.function;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.CheckedModel.ParameterNode;
import dev.nnm.compiler.derive.LoopActivity;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a model that become kernels, by the names under which the runtime asks for them:
 *
 * <ul>
 *   <li>{@code predict}: inputs, parameters → outputs
 *   <li>{@code train}: inputs, targets, parameters, and a draw if random numbers are used → loss, its gradient by the
 *       trained parameters, and the new values of the statistics if there are any
 *   <li>{@code evaluate}: inputs, targets, parameters → loss and metrics
 *   <li>{@code gradient:y} for a scalar output y: inputs, parameters → y and its gradient by each input; not for one
 *       that a loop without a limit computes
 * </ul>
 */
public final class ModelFunctions {

    private final CheckedModel model;

    private ModelFunctions(CheckedModel model) {
        this.model = model;
    }

    /**
     * All functions of a model.
     *
     * @param model the model outside of training
     * @param inTraining the same model in training
     */
    public static List<GraphFunction> of(CheckedModel model, CheckedModel inTraining) {
        ModelFunctions functions = new ModelFunctions(model);
        List<GraphFunction> all = new ArrayList<>();
        if (!model.outputs().isEmpty()) {
            all.add(functions.predict());
        }
        Node loss = model.loss();
        Node lossInTraining = inTraining.loss();
        if (lossInTraining != null) {
            all.add(train(inTraining, lossInTraining));
        }
        if (loss != null || !model.metrics().isEmpty()) {
            all.add(functions.evaluate(loss));
        }
        for (NamedNode output : model.outputs()) {
            if (output.node().shape().isScalar()
                    && !model.numericInputs().isEmpty()
                    && functions.canBeReversed(output)) {
                all.add(functions.gradient(output));
            }
        }
        return all;
    }

    private boolean canBeReversed(NamedNode output) {
        List<Node> inputs = model.numericInputs().stream().map(NamedNode::node).toList();
        return LoopActivity.irreversible(model.graph(), List.of(output.node()), inputs)
                .isEmpty();
    }

    private GraphFunction predict() {
        List<Slot> arguments = new ArrayList<>(Slots.inputs(model));
        arguments.add(Slots.parameters(model));
        List<Slot> results = model.outputs().stream()
                .map(output -> Slots.result(output.name(), output.node(), true))
                .toList();
        return new GraphFunction("predict", model.graph(), arguments, results);
    }

    private static GraphFunction train(CheckedModel model, Node loss) {
        List<Node> parameters =
                model.trained().stream().map(ParameterNode::node).toList();
        Node one = new GraphBuilder(model.graph()).constant(1);
        Map<Node, Node> adjoints = ReverseMode.adjoints(model.graph(), Map.of(loss, one), parameters);
        List<Slot> results = new ArrayList<>();
        results.add(Slots.result("loss", loss, false));
        results.add(Slots.gradient(model, adjoints));
        if (!model.statistics().isEmpty()) {
            results.add(Slots.statistics(model));
        }
        List<Slot> arguments = new ArrayList<>(Slots.everything(model));
        arguments.addAll(Slots.draw(model.graph(), results));
        return new GraphFunction("train", model.graph(), arguments, results);
    }

    private GraphFunction evaluate(@Nullable Node loss) {
        List<Slot> results = new ArrayList<>();
        if (loss != null) {
            results.add(Slots.result("loss", loss, false));
        }
        for (NamedNode metric : model.metrics()) {
            results.add(Slots.result(metric.name(), metric.node(), false));
        }
        return new GraphFunction("evaluate", model.graph(), Slots.everything(model), results);
    }

    private GraphFunction gradient(NamedNode output) {
        List<Node> inputs = model.numericInputs().stream().map(NamedNode::node).toList();
        Node one = new GraphBuilder(model.graph()).constant(1);
        Map<Node, Node> adjoints = ReverseMode.adjoints(model.graph(), Map.of(output.node(), one), inputs);
        List<Slot> arguments = new ArrayList<>(Slots.inputs(model));
        arguments.add(Slots.parameters(model));
        List<Slot> results = new ArrayList<>();
        results.add(Slots.result("value", output.node(), true));
        for (NamedNode input : model.numericInputs()) {
            Node adjoint = adjoints.get(input.node());
            if (adjoint != null) {
                results.add(Slots.result(input.name(), adjoint, true));
            }
        }
        return new GraphFunction("gradient:" + output.name(), model.graph(), arguments, results);
    }
}
