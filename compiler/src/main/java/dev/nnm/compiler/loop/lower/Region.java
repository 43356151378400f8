package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.ReductionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One level of a program, as fused loops: the function itself, or what a loop of the user's does in each step. */
final class Region {

    private Region() {}

    /**
     * Lowers a level and the levels inside.
     *
     * @param workspace what all levels share
     * @param leaves what is given to this level
     * @param results what it must compute, and where to
     * @param condition the truth value that must hold for some example for the step to be done, if there is one
     * @param depth the number of loops of the user's around it
     */
    static List<Statement> lower(
            Workspace workspace, Leaves leaves, List<ResultPlace> results, @Nullable Node condition, int depth) {
        Graph graph = workspace.graph();
        List<Node> roots = new ArrayList<>();
        results.forEach(result -> roots.add(result.node()));
        Node goesOn = condition == null ? null : holdsForAnExample(graph, condition);
        if (goesOn != null) {
            roots.add(goesOn);
        }
        List<Node> nodes = graph.reachable(roots);
        Materialization plan = Materialization.of(graph, nodes, results, roots, workspace.target());
        SizeLimit.check(graph, nodes, plan);

        UnitBuilder builder = new UnitBuilder(plan, workspace, nodes, depth);
        results.forEach(builder::deliver);
        if (goesOn != null) {
            builder.leaveUnless(goesOn);
        }
        nodes.stream().filter(plan::isKept).forEach(builder::add);
        List<Unit> units = builder.units();

        Dependences dependences = Dependences.of(units);
        Map<Node, Location.Memory> homes = homes(builder, units, dependences);
        List<Placed> placed = Fusion.fuse(units, dependences, workspace.indices());
        StoragePlan storage = StoragePlan.of(workspace, units, homes, builder.sums(), names(results));
        return new StatementWriter(workspace, plan, storage, leaves, depth).write(placed);
    }

    private static Node holdsForAnExample(Graph graph, Node condition) {
        if (!condition.isBatched()) {
            return condition;
        }
        GraphBuilder build = new GraphBuilder(graph, graph.origin(condition));
        Node most = build.node(new BatchReduce(ReductionKind.MAXIMUM), build.indicator(condition));
        return build.apply(Elementwises.GREATER, most, build.constant(0));
    }

    /** What is computed before it is known whether the step is done has no room where results are. */
    private static Map<Node, Location.Memory> homes(UnitBuilder builder, List<Unit> units, Dependences dependences) {
        Map<Node, Location.Memory> homes = new HashMap<>(builder.homes());
        for (Unit unit : units) {
            if (unit.last().step() == Part.Step.LEAVE) {
                Set<Part> before = dependences.neededBy(unit.last());
                before.forEach(part -> homes.remove(part.node()));
            }
        }
        return homes;
    }

    /** New values of states are called after the states. */
    private static Map<Node, String> names(List<ResultPlace> results) {
        Map<Node, String> names = new HashMap<>();
        for (ResultPlace result : results) {
            Node state = result.state();
            if (state != null) {
                names.put(result.node(), state.operation().name() + "_next");
            }
        }
        return names;
    }
}
