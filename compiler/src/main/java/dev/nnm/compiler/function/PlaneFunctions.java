package dev.nnm.compiler.function;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.runtime.KernelDescription.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One scalar of a model over a plane: f(u, v) where the variables are a point + u·d + v·e. Its derivatives by u and v
 * are those along the directions d and e, by forward mode, so that two numbers cost two sweeps however many variables
 * there are. A direction has a component for each variable, an argument whose name {@link #component} tells.
 */
public final class PlaneFunctions {

    private final CheckedModel model;
    private final Graph graph;
    private final NamedNode of;
    private final List<Slot> components = new ArrayList<>();
    private final Map<Node, Node> first;
    private final Map<Node, Node> second;

    /** The functions of a scalar over a plane of some variables. */
    public PlaneFunctions(CheckedModel model, NamedNode of, List<NamedNode> variables) {
        this.model = model;
        this.graph = model.graph();
        this.of = of;
        this.first = direction(variables, 0);
        this.second = direction(variables, 1);
    }

    /** The name of the argument that is a variable's component of the first or second direction. */
    public static String component(String variable, int direction) {
        return variable + "_along_" + direction;
    }

    private Map<Node, Node> direction(List<NamedNode> variables, int number) {
        Map<Node, Node> direction = new LinkedHashMap<>();
        for (NamedNode variable : variables) {
            boolean batched = variable.node().isBatched();
            Variable.Kind kind = batched ? Variable.Kind.SEED : Variable.Kind.SHARED_SEED;
            String name = component(variable.name(), number);
            Node component = new GraphBuilder(graph)
                    .node(new Variable(name, kind, variable.node().shape()));
            direction.put(variable.node(), component);
            components.add(Slots.slot(name, Role.SEED, component, batched));
        }
        return direction;
    }

    /** The result {@code value}: f(u, v). */
    public GraphFunction value() {
        return function("value", Map.of("value", of.node()));
    }

    /** The results {@code value} and {@code du}, {@code dv}: f and its gradient. */
    public GraphFunction gradient() {
        return function("gradient", gradientNodes());
    }

    /** The results of the gradient and {@code duu}, {@code duv}, {@code dvv}: the Hessian. */
    public GraphFunction curvature() {
        Map<String, Node> results = gradientNodes();
        Node du = along(first, of.node());
        results.put("duu", along(first, du));
        results.put("duv", along(second, du));
        results.put("dvv", along(second, along(second, of.node())));
        return function("curvature", results);
    }

    private Map<String, Node> gradientNodes() {
        Map<String, Node> results = new LinkedHashMap<>();
        results.put("value", of.node());
        results.put("du", along(first, of.node()));
        results.put("dv", along(second, of.node()));
        return results;
    }

    private Node along(Map<Node, Node> direction, Node root) {
        return ForwardMode.tangents(graph, direction, List.of(root)).getOrDefault(root, root);
    }

    private GraphFunction function(String name, Map<String, Node> nodes) {
        List<Slot> results = new ArrayList<>();
        nodes.forEach(
                (key, node) -> results.add(Slots.result(key, node, of.node().isBatched())));
        List<Slot> arguments = new ArrayList<>(Slots.everything(model));
        arguments.addAll(components);
        return new GraphFunction(name, graph, arguments, results);
    }
}
