package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.simplify.Pattern.Any;
import dev.nnm.compiler.simplify.Pattern.Apply;
import dev.nnm.compiler.simplify.Pattern.Known;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule {@code pattern -> result} that is executed as written.
 *
 * @param pattern what it replaces
 * @param result by what
 */
record PatternRule(Apply pattern, Pattern result) implements Transformation {

    static PatternRule parse(String rule) {
        String[] sides = rule.split("->", -1);
        if (sides.length == 2 && PatternParser.parse(sides[0]) instanceof Apply pattern) {
            return new PatternRule(pattern, PatternParser.parse(sides[1]));
        }
        throw new IllegalArgumentException("not a rule: " + rule);
    }

    @Override
    public @Nullable Node apply(Site site) {
        Map<String, Node> found = new HashMap<>();
        return matches(pattern, site.node(), found) ? write(site.build(), result, found) : null;
    }

    private static boolean matches(Pattern pattern, Node node, Map<String, Node> found) {
        if (pattern instanceof Any any) {
            Node known = found.putIfAbsent(any.name(), node);
            return known == null || known == node;
        }
        if (pattern instanceof Known known) {
            return node.operation() instanceof Constant constant
                    && constant.element() == known.element()
                    && Double.compare(constant.value(), known.value()) == 0;
        }
        Apply apply = (Apply) pattern;
        return node.operation() == apply.operation() && argumentsMatch(apply, node.arguments(), found);
    }

    private static boolean argumentsMatch(Apply apply, List<Node> arguments, Map<String, Node> found) {
        Map<String, Node> before = Map.copyOf(found);
        if (allMatch(apply.arguments(), arguments, found)) {
            return true;
        }
        if (!apply.operation().isCommutative()) {
            return false;
        }
        found.clear();
        found.putAll(before);
        return allMatch(apply.arguments(), List.of(arguments.get(1), arguments.get(0)), found);
    }

    private static boolean allMatch(List<Pattern> patterns, List<Node> nodes, Map<String, Node> found) {
        for (int i = 0; i < patterns.size(); i++) {
            if (!matches(patterns.get(i), nodes.get(i), found)) {
                return false;
            }
        }
        return true;
    }

    /** The expression that a pattern says, where its names stand for the given nodes. */
    static Node write(GraphBuilder build, Pattern pattern, Map<String, Node> meaning) {
        if (pattern instanceof Any any) {
            Node node = meaning.get(any.name());
            if (node == null) {
                throw new IllegalArgumentException("nothing stands for " + any.name());
            }
            return node;
        }
        if (pattern instanceof Known known) {
            return build.node(new Constant(known.value(), known.element(), Shape.SCALAR));
        }
        Apply apply = (Apply) pattern;
        Elementwise operation = apply.operation();
        Node[] arguments = apply.arguments().stream()
                .map(argument -> write(build, argument, meaning))
                .toArray(Node[]::new);
        return build.apply(operation, arguments);
    }
}
