package dev.nnm.compiler.check;

import dev.nnm.compiler.derive.Vectorization;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.CompileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that subscripts stay inside, once the values of their indices are known. */
final class AccessBounds {

    /** More combinations of indices are not tried one by one. */
    private static final long MOST_POINTS = 1 << 20;

    private final Graph graph;
    private final Constancy constancy;
    private final Accesses accesses;
    private final Map<Node, IndexValues> values;

    AccessBounds(Graph graph, Constancy constancy, Accesses accesses) {
        this.graph = graph;
        this.constancy = constancy;
        this.accesses = accesses;
        this.values = accesses.values();
    }

    /** Checks those accesses that depend on one of some indices, and on no index whose values are not known yet. */
    void check(List<Access> all, Collection<Node> indices) {
        for (Access access : all) {
            boolean isDue = access.indices().stream().anyMatch(indices::contains)
                    && values.keySet().containsAll(access.indices());
            if (isDue && access.known() && !isInside(access)) {
                tryAllPoints(access);
            }
        }
    }

    private boolean isInside(Access access) {
        return access.form() != null
                && (access.padded()
                        || (access.form().least(values) >= 0
                                && access.form().greatest(values) + access.width() <= access.size()));
    }

    /** Looks at each combination of indices for which the access is made. */
    private void tryAllPoints(Access access) {
        List<Node> conditions = access.conditions().stream()
                .filter(condition -> values.keySet().containsAll(accesses.unknowns(condition)))
                .toList();
        Set<Node> indices = new LinkedHashSet<>(access.indices());
        conditions.forEach(condition -> indices.addAll(accesses.unknowns(condition)));
        Optional<double[]> subscripts = Optional.empty();
        Optional<double[]> made = Optional.empty();
        if (points(access, indices) <= MOST_POINTS) {
            List<Node> all = atAllPoints(List.of(access.subscript(), conjunction(conditions)), indices);
            subscripts = constancy.values(all.get(0));
            made = constancy.values(all.get(1));
        }
        if (subscripts.isPresent() && made.isPresent()) {
            judge(access, subscripts.get(), made.get());
        } else if (access.form() != null) {
            throw outside(access, access.form().least(values), access.form().greatest(values));
        }
    }

    private long points(Access access, Set<Node> indices) {
        double points = Sizes.elements(access.subscript().shape());
        for (Node index : indices) {
            IndexValues range = values.get(index);
            points *= range == null ? 1 : range.size();
        }
        return (long) points;
    }

    private Node conjunction(List<Node> conditions) {
        GraphBuilder build = new GraphBuilder(graph);
        Node all = build.truth(true);
        for (Node condition : conditions) {
            all = build.apply(Elementwises.AND, all, condition);
        }
        return all;
    }

    private List<Node> atAllPoints(List<Node> nodes, Set<Node> indices) {
        List<Node> all = nodes;
        for (Node index : indices) {
            IndexValues range = values.get(index);
            if (range != null) {
                Node numbers = range.write(new GraphBuilder(graph));
                Vectorization vectorization = Vectorization.over(graph, Map.of(index, numbers), range.size(), all);
                all = all.stream().map(vectorization::of).toList();
            }
        }
        return all;
    }

    private void judge(Access access, double[] subscripts, double[] made) {
        int perPoint = subscripts.length / made.length;
        List<Long> outside = new ArrayList<>();
        for (int i = 0; i < subscripts.length; i++) {
            if (made[i / perPoint] != 0) {
                double value = subscripts[i];
                if (value != Math.rint(value)) {
                    throw IndexProblems.notWhole(access, value, values);
                }
                if (!access.padded() && (value < 0 || value + access.width() > access.size())) {
                    outside.add((long) value);
                }
            }
        }
        if (!outside.isEmpty()) {
            throw outside(access, Collections.min(outside), Collections.max(outside));
        }
    }

    private CompileException outside(Access access, long least, long greatest) {
        long reached = least < 0 ? least : greatest + access.width() - 1;
        return IndexProblems.outside(access, reached, values);
    }
}
