package dev.nnm.compiler.verify;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.CheckedModel.ParameterNode;
import dev.nnm.compiler.derive.LoopActivity;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.function.DifferenceFunctions;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.verify.ComparedDerivative.Kind;
import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.KernelDescription.Role;
import dev.nnm.runtime.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The derivatives of one scalar of a model by all that it depends on, as they are compiled: of the reverse sweep, or of
 * forward mode where a loop without a limit has no way back.
 */
final class QuantityComparison {

    /** What spans the batch has a derivative only where there are several examples. */
    private static final int BATCH = 3;

    private static final int POINTS = 5;
    private static final int TRIED_POINTS = 20;

    private final CheckedModel model;
    private final List<NamedNode> variables;
    private final List<Agreement> agreements = new ArrayList<>();
    private final boolean reversible;
    private final BatchFunction derivative;
    private final BatchFunction held;
    private final BatchFunction value;

    private QuantityComparison(NnmCompiler compiler, CheckedModel model, NamedNode scalar, List<NamedNode> variables) {
        this.model = model;
        this.variables = variables;
        variables.forEach(variable -> agreements.add(new Agreement()));
        List<Node> nodes = variables.stream().map(NamedNode::node).toList();
        this.reversible = LoopActivity.irreversible(model.graph(), List.of(scalar.node()), nodes)
                .isEmpty();
        DerivativeFunctions derivatives = new DerivativeFunctions(model, scalar);
        DifferenceFunctions differences = new DifferenceFunctions(model, scalar.node());
        this.derivative = new BatchFunction(
                compiler, reversible ? derivatives.reverse(variables) : derivatives.forward(variables), BATCH);
        this.held = new BatchFunction(compiler, differences.held(), BATCH);
        this.value = new BatchFunction(compiler, differences.value(), BATCH);
    }

    /**
     * Compares the derivatives of a scalar.
     *
     * @param name how the user calls it
     * @return a comparison for each variable on which it depends
     */
    static List<ComparedDerivative> of(NnmCompiler compiler, CheckedModel model, String name, Node scalar) {
        List<NamedNode> variables = variables(model, scalar);
        if (variables.isEmpty()) {
            return List.of();
        }
        QuantityComparison comparison = new QuantityComparison(compiler, model, new NamedNode(name, scalar), variables);
        for (int number = 0; number < TRIED_POINTS && !comparison.isDone(); number++) {
            comparison.compareAt(new RandomPoint(number));
        }
        List<ComparedDerivative> compared = new ArrayList<>();
        for (int k = 0; k < variables.size(); k++) {
            compared.add(comparison
                    .agreements
                    .get(k)
                    .result(Kind.QUANTITY, name, variables.get(k).name()));
        }
        return compared;
    }

    private static List<NamedNode> variables(CheckedModel model, Node scalar) {
        List<Node> used = model.graph().reachable(List.of(scalar));
        List<NamedNode> variables = new ArrayList<>(model.numericInputs());
        model.trained().forEach(p -> variables.add(new NamedNode(p.parameter().name(), p.node())));
        variables.removeIf(variable -> !used.contains(variable.node()));
        return variables;
    }

    private boolean isDone() {
        return agreements.stream().allMatch(agreement -> agreement.points() >= POINTS);
    }

    private void compareAt(RandomPoint random) {
        Map<Argument, double[]> point = random.arguments(model, derivative.arguments(), BATCH);
        derivative.set(point);
        value.set(point);
        hold(point);
        List<double[]> results = derivative.run();
        if (!Double.isFinite(sum(results.get(0)))) {
            return;
        }
        for (int k = 0; k < variables.size(); k++) {
            NamedNode variable = variables.get(k);
            int count = Math.toIntExact(variable.node().shape().elementCount())
                    * (variable.node().isBatched() ? BATCH : 1);
            double[] direction = random.direction(count);
            double[] terms = reversible ? products(results.get(k + 1), direction) : tangent(variable, direction);
            double scale = Arrays.stream(terms).map(Math::abs).sum();
            agreements.get(k).compare(sum(terms), scale, step -> moved(point, variable, direction, step));
        }
    }

    /** Gives the value function what is held at the point. */
    private void hold(Map<Argument, double[]> point) {
        held.set(point);
        List<double[]> values = held.run();
        int next = 0;
        for (Argument argument : value.arguments()) {
            if (argument.role() == Role.SEED) {
                value.set(argument, values.get(next++));
            }
        }
    }

    private double[] tangent(NamedNode variable, double[] direction) {
        Argument seed = derivative.arguments().stream()
                .filter(argument ->
                        argument.role() == Role.SEED && argument.name().equals(variable.name()))
                .findFirst()
                .orElseThrow();
        derivative.set(seed, direction);
        double[] tangents = derivative.run().get(1);
        derivative.set(seed, new double[direction.length]);
        return tangents;
    }

    /** The value at a place away from the point, which is as it was afterwards. */
    private double moved(Map<Argument, double[]> point, NamedNode variable, double[] direction, double step) {
        Map<Argument, double[]> place = new HashMap<>();
        point.forEach((argument, values) -> offset(argument, variable).ifPresent(offset -> {
            double[] moved = values.clone();
            for (int i = 0; i < direction.length; i++) {
                moved[offset + i] += step * direction[i];
            }
            place.put(argument, moved);
        }));
        value.set(place);
        double result = sum(value.run().get(0));
        place.keySet().forEach(argument -> value.set(argument, point.getOrDefault(argument, new double[0])));
        return result;
    }

    /** Where a variable begins in an argument; empty if it is in another. */
    private Optional<Integer> offset(Argument argument, NamedNode variable) {
        if (argument.role() == Role.PARAMETERS) {
            return model.parameters().stream()
                    .map(ParameterNode::parameter)
                    .filter(parameter -> parameter.name().equals(variable.name()))
                    .map(Parameter::offset)
                    .findFirst();
        }
        boolean isInput = argument.role() == Role.INPUT && argument.name().equals(variable.name());
        return isInput ? Optional.of(0) : Optional.empty();
    }

    private static double[] products(double[] a, double[] b) {
        double[] products = a.clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= b[i];
        }
        return products;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
