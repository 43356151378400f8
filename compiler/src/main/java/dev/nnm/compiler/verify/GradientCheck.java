package dev.nnm.compiler.verify;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.OwnDerivative;
import dev.nnm.compiler.function.Phase;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares derivatives with differences of values at random points: those that functions of the file state, and those
 * of the outputs and of the loss, as they are compiled. The loss is that of training; its random numbers are drawn once
 * a point.
 */
public final class GradientCheck {

    private GradientCheck() {}

    /**
     * The comparisons: functions first, then outputs and the loss, each by everything it depends on.
     *
     * @param model as it is written
     * @param except functions whose stated derivatives are not compared
     */
    public static List<ComparedDerivative> compare(NnmCompiler compiler, CheckedModel model, Set<String> except) {
        List<ComparedDerivative> compared = new ArrayList<>(functions(model, except));
        CheckedModel otherwise = compiler.stabilise(model, Phase.OTHERWISE);
        for (NamedNode output : otherwise.outputs()) {
            compared.addAll(
                    QuantityComparison.of(compiler, otherwise, output.name(), combined(otherwise, output.node())));
        }
        CheckedModel training = compiler.stabilise(model, Phase.TRAINING);
        Node loss = training.loss();
        if (loss != null) {
            compared.addAll(QuantityComparison.of(compiler, training, Quantities.LOSS, loss));
        }
        return compared;
    }

    private static List<ComparedDerivative> functions(CheckedModel model, Set<String> except) {
        Map<Object, List<OwnDerivative>> byPlace = new LinkedHashMap<>();
        for (OwnDerivative derivative : model.ownDerivatives()) {
            if (!except.contains(derivative.function())) {
                byPlace.computeIfAbsent(derivative.place(), place -> new ArrayList<>())
                        .add(derivative);
            }
        }
        return byPlace.values().stream()
                .map(calls -> FunctionComparison.of(model.graph(), calls))
                .toList();
    }

    /** A single number that depends on all elements of a tensor, each with a weight of its own. */
    private static Node combined(CheckedModel model, Node tensor) {
        if (tensor.shape().isScalar()) {
            return tensor;
        }
        GraphBuilder build = new GraphBuilder(model.graph());
        Node index = build.node(new Iota(Math.toIntExact(tensor.shape().elementCount())));
        Node weights = build.apply(Elementwises.COS, index);
        Node weighted = build.multiply(tensor, build.reshape(weights, tensor.shape()));
        return build.sum(weighted, GraphBuilder.allAxes(weighted));
    }
}
