package dev.nnm.compiler.emit;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.KernelDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds functions for tests, variable by variable and result by result. */
public final class TestFunction {

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final List<GraphFunction.Slot> inputs = new ArrayList<>();
    private final List<GraphFunction.Part> parameters = new ArrayList<>();
    private final List<GraphFunction.Slot> results = new ArrayList<>();
    private final Map<String, SourceText> lines = new HashMap<>();
    private int parameterCount;

    /** Where to write expressions. */
    public GraphBuilder build() {
        return build;
    }

    public Graph graph() {
        return graph;
    }

    /** A builder for nodes that stand for a line of text. */
    public GraphBuilder line(String text) {
        SourceText source = lines.computeIfAbsent(text, t -> new SourceText("test.nnm", t));
        return build.at(new Origin(source.span(0, text.codePointCount(0, text.length())), null));
    }

    /** Gives a node a name. */
    public Node named(String name, Node node) {
        graph.describe(node, new Origin(null, name));
        return node;
    }

    /** An input that differs between examples. */
    public Node input(String name, Integer... sizes) {
        Shape shape = Shape.of(sizes);
        Node node = build.node(new Variable(name, Variable.Kind.INPUT, shape));
        inputs.add(GraphFunction.Slot.of(
                new KernelDescription.Argument(name, KernelDescription.Role.INPUT, shape.sizes(), true), node));
        return node;
    }

    /** A part of the array of all parameters. */
    public Node parameter(String name, Integer... sizes) {
        Shape shape = Shape.of(sizes);
        Node node = build.node(new Variable(name, Variable.Kind.PARAMETER, shape));
        parameters.add(new GraphFunction.Part(node, parameterCount));
        parameterCount += Math.toIntExact(shape.elementCount());
        return node;
    }

    /** A result with a place for each example exactly if its node has one. */
    public TestFunction result(String name, Node node) {
        return result(name, node, node.isBatched());
    }

    /** A result. */
    public TestFunction result(String name, Node node, boolean batched) {
        results.add(GraphFunction.Slot.of(
                new KernelDescription.Argument(
                        name, KernelDescription.Role.RESULT, node.shape().sizes(), batched),
                node));
        return this;
    }

    /** A result that holds a node for each parameter, where the parameter lies among all. */
    public TestFunction gradient(List<Node> nodes) {
        List<GraphFunction.Part> parts = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            parts.add(new GraphFunction.Part(nodes.get(i), parameters.get(i).offset()));
        }
        results.add(new GraphFunction.Slot(
                new KernelDescription.Argument(
                        "gradient", KernelDescription.Role.RESULT, List.of(parameterCount), false),
                parts));
        return this;
    }

    /** The function; inputs come first, then the parameters if there are any, then results. */
    public GraphFunction function(String name) {
        List<GraphFunction.Slot> all = new ArrayList<>(inputs);
        if (!parameters.isEmpty()) {
            all.add(new GraphFunction.Slot(
                    new KernelDescription.Argument(
                            "parameters", KernelDescription.Role.PARAMETERS, List.of(parameterCount), false),
                    parameters));
        }
        return new GraphFunction(name, graph, all, results);
    }
}
