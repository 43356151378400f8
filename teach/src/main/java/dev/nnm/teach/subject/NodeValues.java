package dev.nnm.teach.subject;

import dev.nnm.compiler.PointEvaluation;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.KernelDescription.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of many nodes at a point: they are the results of one compiled kernel. */
public final class NodeValues {

    private NodeValues() {}

    /**
     * Compiles a kernel of some nodes and runs it.
     *
     * @param nodes whose values are wanted
     * @param seeds the values of variables that are no variables of the model
     * @return the elements of each, row-major; truth values are 1 and 0
     * @throws dev.nnm.runtime.UserError if the point lacks a value
     */
    public static Map<Node, double[]> of(Subject subject, Collection<Node> nodes, Map<Node, double[]> seeds) {
        Set<Node> wanted = new LinkedHashSet<>(nodes);
        PointEvaluation point = PointEvaluation.prepare(
                subject.compiler(),
                subject.model(),
                subject.weights(),
                function(subject, wanted, seeds.keySet()),
                subject.at(),
                Set.copyOf(subject.leaves().stream().map(NamedNode::name).toList()));
        seeds.forEach((seed, elements) -> {
            for (int i = 0; i < elements.length; i++) {
                point.seed(seed.operation().name(), i, elements[i]);
            }
        });
        point.run();
        Map<Node, double[]> values = new LinkedHashMap<>();
        wanted.forEach(node -> values.put(node, point.result(name(node))));
        return values;
    }

    private static GraphFunction function(Subject subject, Set<Node> nodes, Set<Node> seeds) {
        List<Slot> inputs = new ArrayList<>(new DerivativeFunctions(subject.model(), subject.result())
                .value()
                .inputs());
        for (Node seed : seeds) {
            inputs.add(slot(((Variable) seed.operation()).name(), Role.SEED, seed));
        }
        GraphBuilder build = new GraphBuilder(subject.graph());
        List<Slot> results = new ArrayList<>();
        for (Node node : nodes) {
            Node number = node.type().element() == ElementType.BOOLEAN ? build.indicator(node) : node;
            results.add(slot(name(node), Role.RESULT, number));
        }
        return new GraphFunction("values", subject.graph(), inputs, results);
    }

    private static Slot slot(String name, Role role, Node node) {
        return Slot.of(new Argument(name, role, node.shape().sizes(), node.isBatched()), node);
    }

    private static String name(Node node) {
        return "node" + node.id();
    }
}
