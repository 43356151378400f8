package dev.nnm.teach.backprop;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.teach.backprop.Backpropagation.Change;
import dev.nnm.teach.backprop.Backpropagation.Elements;
import dev.nnm.teach.backprop.Backpropagation.Layer;
import dev.nnm.teach.backprop.Backpropagation.Quantity;
import dev.nnm.teach.backprop.Backpropagation.Step;
import dev.nnm.teach.backprop.Backpropagation.Weight;
import dev.nnm.teach.subject.Layers;
import dev.nnm.teach.subject.LocalRules;
import dev.nnm.teach.subject.NodeValues;
import dev.nnm.teach.subject.Steps;
import dev.nnm.teach.subject.Subject;
import dev.nnm.teach.trace.StepFormulas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does steps of training on one example, and writes down everything that is computed. */
public final class Backpropagator {

    private final Subject subject;
    private final Steps steps;
    private final Layers layers;
    private final List<Node> netInputs;
    private final List<NamedNode> parameters;
    private final ErrorTerms errorTerms;
    private final StepFormulas formulas;
    private final Map<Node, Node> adjoints;

    private Backpropagator(Subject subject) {
        this.subject = subject;
        Node result = subject.result().node();
        this.steps = Steps.to(subject.graph(), subject.result());
        LocalRules rules = new LocalRules(steps);
        this.layers = Layers.of(steps, result);
        this.netInputs = NetInputs.of(steps, rules, layers);
        Set<Node> leaves = Set.copyOf(steps.ordered());
        this.parameters = subject.model().trained().stream()
                .filter(parameter -> leaves.contains(parameter.node()))
                .map(parameter -> new NamedNode(parameter.parameter().name(), parameter.node()))
                .toList();
        subject.requireWayBack(parameters);
        List<Node> parameterNodes = parameters.stream().map(NamedNode::node).toList();
        this.errorTerms = new ErrorTerms(steps, rules, layers, result, netInputs, parameterNodes);
        this.formulas = new StepFormulas(steps, rules, subject.graph(), Set.of(), List.of());
        List<Node> wanted = new ArrayList<>(netInputs);
        wanted.addAll(parameterNodes);
        this.adjoints = ReverseMode.adjointsByExample(
                subject.graph(), Map.of(result, new GraphBuilder(subject.graph()).constant(1)), wanted);
    }

    /**
     * Follows training on the example of the subject.
     *
     * @param subject a loss, as written
     * @param updates how often the weights are changed; 0 to look at the gradient only
     * @throws dev.nnm.runtime.UserError if the point lacks a value, or the optimizer is unknown
     */
    public static Backpropagation follow(Subject subject, int updates) {
        Backpropagator backpropagator = new Backpropagator(subject);
        LearnedWeights weights = new LearnedWeights(subject);
        List<Step> done = new ArrayList<>();
        for (int i = 0; i < Math.max(1, updates); i++) {
            done.add(backpropagator.step(weights, updates > 0));
        }
        return new Backpropagation(subject.result().name(), LearnedWeights.plan(subject), done);
    }

    private Step step(LearnedWeights weights, boolean isUpdated) {
        Map<Node, double[]> values = values(weights.subject());
        Map<String, double[]> gradients = new HashMap<>();
        parameters.forEach(parameter -> gradients.put(parameter.name(), adjoint(values, parameter.node())));
        Map<String, Change> changes = isUpdated ? weights.update(gradients) : Map.of();
        List<Layer> done = new ArrayList<>();
        for (int i = 0; i < layers.heads().size(); i++) {
            done.add(layer(i, values, changes));
        }
        return new Step(
                value(values, subject.result().node())[0],
                done,
                isUpdated ? Optional.of(loss(weights.subject())) : Optional.empty());
    }

    private Map<Node, double[]> values(Subject now) {
        Set<Node> wanted = new LinkedHashSet<>(steps.ordered());
        wanted.addAll(adjoints.values());
        return NodeValues.of(now, wanted, Map.of());
    }

    private double loss(Subject now) {
        Node result = subject.result().node();
        return value(NodeValues.of(now, List.of(result), Map.of()), result)[0];
    }

    private static double[] value(Map<Node, double[]> values, Node node) {
        return values.getOrDefault(node, new double[] {Double.NaN});
    }

    /** The derivatives of the loss by the elements of a step; zeros if it does not depend on them. */
    private double[] adjoint(Map<Node, double[]> values, Node step) {
        Node adjoint = adjoints.get(step);
        return adjoint == null ? new double[(int) step.shape().elementCount()] : value(values, adjoint);
    }

    // ---- what is written down

    private Layer layer(int number, Map<Node, double[]> values, Map<String, Change> changes) {
        List<Quantity> forward = steps.ordered().stream()
                .filter(step -> layerOf(step) == number && !(step.operation() instanceof Variable))
                .map(step -> new Quantity(
                        formulas.name(step),
                        formulas.definition(step).orElse(formulas.name(step)),
                        elements(step, value(values, step))))
                .toList();
        List<Quantity> terms = netInputs.stream()
                .filter(net -> layerOf(net) == number)
                .map(net -> new Quantity(errorTerms.name(net), errorTerms.errorTermOf(net), descent(net, values)))
                .toList();
        List<Weight> weights = parameters.stream()
                .filter(parameter -> layerOfParameter(parameter.node()) == number)
                .map(parameter -> weight(parameter, values, Optional.ofNullable(changes.get(parameter.name()))))
                .toList();
        return new Layer(steps.names().getOrDefault(layers.heads().get(number), ""), forward, terms, weights);
    }

    private Weight weight(NamedNode parameter, Map<Node, double[]> values, Optional<Change> change) {
        Formula name = formulas.name(parameter.node());
        return new Weight(
                name,
                new Quantity(name, errorTerms.descent(parameter.node()), descent(parameter.node(), values)),
                elements(parameter.node(), value(values, parameter.node())),
                change);
    }

    private int layerOf(Node step) {
        return layers.layers().getOrDefault(step, -1);
    }

    /** A parameter of several layers is shown with the first. */
    private int layerOfParameter(Node parameter) {
        return layers.layers().containsKey(parameter)
                ? layerOf(parameter)
                : steps.ordered().stream()
                        .filter(step -> steps.arguments(step).contains(parameter))
                        .mapToInt(this::layerOf)
                        .min()
                        .orElse(-1);
    }

    private Elements descent(Node step, Map<Node, double[]> values) {
        double[] adjoint = adjoint(values, step);
        return elements(step, Arrays.stream(adjoint).map(x -> x == 0 ? 0 : -x).toArray());
    }

    private static Elements elements(Node node, double[] values) {
        return new Elements(node.shape().sizes(), Arrays.stream(values).boxed().toList());
    }
}
