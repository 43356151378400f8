package dev.nnm.compiler.function;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.LoopActivity;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import dev.nnm.runtime.KernelDescription.Role;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The value of one scalar of a model and its derivatives by some of the model's variables, in each mode. */
public final class DerivativeFunctions {

    private final CheckedModel model;
    private final Graph graph;
    private final NamedNode of;

    /** The derivatives of a scalar of a model. */
    public DerivativeFunctions(CheckedModel model, NamedNode of) {
        this.model = model;
        this.graph = model.graph();
        this.of = of;
    }

    /** The value alone, as the result {@code value}. */
    public GraphFunction value() {
        return function("value", List.of(), List.of(valueResult()));
    }

    /**
     * The value and, as results named like the variables, the gradient by one reverse sweep.
     *
     * @throws UserError if there is no way back
     */
    public GraphFunction reverse(List<NamedNode> withRespectTo) {
        requireWayBack(withRespectTo);
        return withGradient("reverse", adjoints(withRespectTo));
    }

    /**
     * The value and, as results named like the variables, the gradient by closed formulas.
     *
     * @throws UserError if a formula needs a way back, and there is none
     */
    public GraphFunction symbolic(List<NamedNode> withRespectTo) {
        requireWayBack(withRespectTo.stream()
                .filter(variable -> !variable.node().shape().isScalar())
                .toList());
        Map<NamedNode, Node> formulas = new LinkedHashMap<>();
        withRespectTo.forEach(variable -> formulas.put(variable, formula(variable)));
        return withGradient("symbolic", formulas);
    }

    /**
     * Refuses what no reverse sweep can differentiate.
     *
     * @throws UserError if the scalar depends on one of the variables through a loop without a limit
     */
    public void requireWayBack(List<NamedNode> withRespectTo) {
        List<Node> nodes = withRespectTo.stream().map(NamedNode::node).toList();
        LoopActivity.irreversible(graph, List.of(of.node()), nodes).ifPresent(loop -> {
            throw new UserError(of.name() + " goes through a loop without a limit, which has no way back: add max to"
                    + " the loop, or use forward mode");
        });
    }

    /**
     * The value and the derivative along a direction, as the result {@code tangent}. The direction has a component for
     * each variable, an argument named like it.
     */
    public GraphFunction forward(List<NamedNode> withRespectTo) {
        List<Slot> directions = new ArrayList<>();
        Map<Node, Node> seeds = new LinkedHashMap<>();
        for (NamedNode variable : withRespectTo) {
            boolean batched = variable.node().isBatched();
            Variable.Kind kind = batched ? Variable.Kind.SEED : Variable.Kind.SHARED_SEED;
            Node seed = new GraphBuilder(graph)
                    .node(new Variable(
                            variable.name() + "_dot", kind, variable.node().shape()));
            seeds.put(variable.node(), seed);
            directions.add(Slots.slot(variable.name(), Role.SEED, seed, batched));
        }
        Node tangent = ForwardMode.tangents(graph, seeds, List.of(of.node())).get(of.node());
        if (tangent == null) {
            throw new IllegalStateException("no tangent of " + of.name());
        }
        return function("forward", directions, List.of(valueResult(), Slots.result("tangent", tangent, isBatched())));
    }

    /** The derivative by one variable as a simplified formula. */
    public Node formula(NamedNode variable) {
        Node derivative = variable.node().shape().isScalar() ? tangent(variable) : adjoint(variable);
        return Simplifier.simplify(graph, List.of(derivative), Rewrites.ALGEBRAIC)
                .get(0);
    }

    private Node tangent(NamedNode variable) {
        Node one = new GraphBuilder(graph).constant(1);
        Node root = of.node();
        return ForwardMode.tangents(graph, Map.of(variable.node(), one), List.of(root))
                .getOrDefault(root, one);
    }

    private Node adjoint(NamedNode variable) {
        return adjoints(List.of(variable)).values().iterator().next();
    }

    private Map<NamedNode, Node> adjoints(List<NamedNode> withRespectTo) {
        Node one = new GraphBuilder(graph).constant(1);
        Map<Node, Node> adjoints = ReverseMode.adjoints(
                graph,
                Map.of(of.node(), one),
                withRespectTo.stream().map(NamedNode::node).toList());
        Map<NamedNode, Node> named = new LinkedHashMap<>();
        for (NamedNode variable : withRespectTo) {
            named.put(variable, adjoints.getOrDefault(variable.node(), one));
        }
        return named;
    }

    private GraphFunction withGradient(String name, Map<NamedNode, Node> gradient) {
        List<Slot> results = new ArrayList<>();
        results.add(valueResult());
        gradient.forEach((variable, node) -> {
            boolean batched = variable.node().isBatched();
            results.add(Slots.result(variable.name(), batched ? node : overAllExamples(node), batched));
        });
        return function(name, List.of(), results);
    }

    /** A function of everything that the model can depend on, and more. */
    private GraphFunction function(String name, List<Slot> more, List<Slot> results) {
        List<Slot> arguments = new ArrayList<>(Slots.everything(model));
        arguments.addAll(Slots.draw(graph, results));
        arguments.addAll(more);
        return new GraphFunction(name, graph, arguments, results);
    }

    /** What is shared by the examples of a batch collects their derivatives, as in a reverse sweep. */
    private Node overAllExamples(Node derivative) {
        return derivative.isBatched() ? new GraphBuilder(graph).batchSum(derivative) : derivative;
    }

    private boolean isBatched() {
        return of.node().isBatched();
    }

    private Slot valueResult() {
        return Slots.result("value", of.node(), isBatched());
    }
}
