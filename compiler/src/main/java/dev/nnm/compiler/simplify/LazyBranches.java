package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.JavaForm;
import dev.nnm.compiler.op.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps branches that are not taken from costing anything. An expression is evaluated where it is used, in the branch
 * that is taken; but what is used several times, or repeated by a view, is computed once, ahead of its uses. Where all
 * uses lie in branches of one condition, it is computed under that condition only: {@code if c then x else 0}.
 */
public final class LazyBranches {

    /** How many conditions are remembered for one value: branches nest no deeper in practice. */
    private static final int MOST_CONDITIONS = 8;

    /**
     * A condition that holds wherever a value is used.
     *
     * @param condition the condition
     * @param holds whether it holds, or does not
     */
    private record Guard(Node condition, boolean holds) {}

    private final Graph graph;
    private final Map<Node, Set<Guard>> guards = new HashMap<>();
    private final Map<Node, Integer> uses = new HashMap<>();

    private LazyBranches(Graph graph) {
        this.graph = graph;
    }

    /** The roots, with costly shared values computed under the conditions under which they are used. */
    public static List<Node> apply(Graph graph, List<Node> roots) {
        return inOneBody(graph, LoopBodies.rewrite(graph, roots, inside -> apply(graph, inside)));
    }

    private static List<Node> inOneBody(Graph graph, List<Node> roots) {
        List<Node> ordered = graph.reachable(roots);
        if (ordered.stream().noneMatch(node -> node.operation() == Elementwises.SELECT)) {
            return roots;
        }
        LazyBranches branches = new LazyBranches(graph);
        roots.forEach(root -> branches.use(root, Set.of()));
        for (int i = ordered.size() - 1; i >= 0; i--) {
            branches.useArguments(ordered.get(i));
        }
        return branches.rebuild(ordered, roots);
    }

    // ---- under which conditions a value is used

    private void use(Node node, Set<Guard> under) {
        uses.merge(node, 1, Integer::sum);
        Set<Guard> known = guards.get(node);
        if (known == null) {
            guards.put(node, new LinkedHashSet<>(under));
        } else {
            known.retainAll(under);
        }
    }

    private void useArguments(Node node) {
        Set<Guard> here = guards.getOrDefault(node, Set.of());
        if (node.operation() == Elementwises.SELECT) {
            use(node.argument(0), here);
            use(node.argument(1), with(here, new Guard(node.argument(0), true)));
            use(node.argument(2), with(here, new Guard(node.argument(0), false)));
        } else if (node.operation() instanceof Elementwise) {
            node.arguments().forEach(argument -> use(argument, here));
        } else if (node.operation() instanceof View view) {
            use(node.argument(0), behind(view, here));
            if (node.shape().elementCount() > node.argument(0).shape().elementCount()) {
                uses.merge(node.argument(0), 1, Integer::sum);
            }
        } else {
            node.arguments().forEach(argument -> use(argument, Set.of()));
        }
    }

    private static Set<Guard> with(Set<Guard> guards, Guard guard) {
        if (guards.size() >= MOST_CONDITIONS) {
            return guards;
        }
        Set<Guard> more = new LinkedHashSet<>(guards);
        more.add(guard);
        return more;
    }

    /** What holds for a value that is viewed: conditions that are seen through the same view. */
    private static Set<Guard> behind(View view, Set<Guard> guards) {
        Set<Guard> behind = new LinkedHashSet<>();
        for (Guard guard : guards) {
            if (guard.condition().operation().equals(view)) {
                behind.add(new Guard(guard.condition().argument(0), guard.holds()));
            }
        }
        return behind;
    }

    // ---- computing under conditions

    private List<Node> rebuild(List<Node> ordered, List<Node> roots) {
        Map<Node, Guard> chosen = new HashMap<>();
        ordered.forEach(node -> innermostGuard(node).ifPresent(guard -> chosen.put(node, guard)));
        if (chosen.isEmpty()) {
            return roots;
        }
        Map<Node, Node> rebuilt = new HashMap<>();
        Deque<Node> pending = new ArrayDeque<>(roots);
        while (!pending.isEmpty()) {
            Node node = pending.element();
            Guard guard = chosen.get(node);
            List<Node> missing = Stream.concat(
                            node.arguments().stream(), Stream.ofNullable(guard).map(Guard::condition))
                    .filter(needed -> !rebuilt.containsKey(needed))
                    .toList();
            if (missing.isEmpty()) {
                pending.remove();
                rebuilt.put(node, under(guard, node, rebuilt));
            } else {
                missing.forEach(pending::push);
            }
        }
        return roots.stream().map(root -> rebuilt.getOrDefault(root, root)).toList();
    }

    private Optional<Guard> innermostGuard(Node node) {
        boolean shared = uses.getOrDefault(node, 0) > 1;
        if (!shared || !(node.operation() instanceof Elementwise elementwise) || !isCostly(elementwise)) {
            return Optional.empty();
        }
        return guards.getOrDefault(node, Set.of()).stream()
                .filter(guard -> node.isBatched() || !guard.condition().isBatched())
                .max(Comparator.comparingInt(guard -> guard.condition().id()));
    }

    private static boolean isCostly(Elementwise elementwise) {
        JavaForm form = elementwise.java();
        return form instanceof JavaForm.Call || form instanceof JavaForm.OverloadedCall;
    }

    private Node under(@Nullable Guard guard, Node node, Map<Node, Node> rebuilt) {
        List<Node> arguments = new ArrayList<>();
        node.arguments().forEach(argument -> arguments.add(rebuilt.getOrDefault(argument, argument)));
        GraphBuilder build = new GraphBuilder(graph, graph.origin(node));
        Node value = arguments.equals(node.arguments()) ? node : build.rebuild(node, arguments);
        if (guard == null) {
            return value;
        }
        Node condition = rebuilt.getOrDefault(guard.condition(), guard.condition());
        Node zero = build.constant(0);
        return guard.holds() ? build.select(condition, value, zero) : build.select(condition, zero, value);
    }
}
