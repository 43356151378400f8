package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.simplify.Pattern.Any;
import dev.nnm.compiler.simplify.Pattern.Apply;
import java.util.LinkedHashMap;
import java.util.Map;

/** Expressions given as text, each name being a variable of one shape. */
final class Written {

    private final GraphBuilder build;
    private final Shape shape;
    private final Map<String, Node> variables = new LinkedHashMap<>();

    Written(Graph graph, Shape shape) {
        this.build = new GraphBuilder(graph);
        this.shape = shape;
    }

    Node expression(String text) {
        Pattern pattern = PatternParser.parse(text);
        collect(pattern);
        return build.broadcast(PatternRule.write(build, pattern, variables), shape);
    }

    Node variable(String name) {
        return variables.computeIfAbsent(name, n -> build.node(new Variable(n, Variable.Kind.INPUT, shape)));
    }

    private void collect(Pattern pattern) {
        if (pattern instanceof Any any) {
            variable(any.name());
        } else if (pattern instanceof Apply apply) {
            apply.arguments().forEach(this::collect);
        }
    }
}
