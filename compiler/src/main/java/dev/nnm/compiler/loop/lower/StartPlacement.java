package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Moves the start of each reduction down to where the reduction begins: values live shorter, and code reads better. */
final class StartPlacement {

    private StartPlacement() {}

    /** The items of one level, in an order in which starts come as late as they can. */
    static List<Placed> late(List<Placed> items) {
        Map<Node, Integer> begins = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            for (Node node : nodes(items.get(i), Part.Step.ACCUMULATE)) {
                begins.putIfAbsent(node, i);
            }
        }
        Map<Integer, List<Placed>> startsBefore = new HashMap<>();
        List<Placed> ordered = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Placed item = items.get(i);
            int target = isStart(item) ? earliest(item, begins, i) : i;
            if (target > i) {
                startsBefore.computeIfAbsent(target, key -> new ArrayList<>()).add(item);
            } else {
                ordered.addAll(startsBefore.getOrDefault(i, List.of()));
                ordered.add(item);
            }
        }
        return ordered;
    }

    private static int earliest(Placed item, Map<Node, Integer> begins, int position) {
        return nodes(item, Part.Step.START).stream()
                .mapToInt(node -> begins.getOrDefault(node, position))
                .min()
                .orElse(position);
    }

    /** Whether an item sets start values and does nothing else. */
    private static boolean isStart(Placed item) {
        if (item instanceof Placed.Leaf leaf) {
            return leaf.part().step() == Part.Step.START;
        }
        return ((Placed.Loop) item).body().stream().allMatch(StartPlacement::isStart);
    }

    private static Set<Node> nodes(Placed item, Part.Step step) {
        Set<Node> nodes = new HashSet<>();
        collect(item, step, nodes);
        return nodes;
    }

    private static void collect(Placed item, Part.Step step, Set<Node> nodes) {
        if (item instanceof Placed.Loop loop) {
            loop.body().forEach(inner -> collect(inner, step, nodes));
        } else if (item instanceof Placed.Leaf leaf && leaf.part().step() == step) {
            nodes.add(leaf.part().node());
        }
    }
}
