package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;

/** Lowers a function of graph nodes to loops. */
public final class Lowering {

    private Lowering() {}

    /**
     * The function as one method of fused loops.
     *
     * @param function what to compute; its nodes are not changed
     * @param precision the precision of all numbers
     * @return the program, to be packed before it is emitted
     * @throws dev.nnm.compiler.problem.CompileException if a value that must be stored is too large for an array
     */
    public static LoopProgram lower(GraphFunction function, Precision precision) {
        Graph graph = function.graph();
        List<Node> nodes = graph.reachable(function.roots());
        ArrayNames names = new ArrayNames();
        ArgumentPlan arguments = ArgumentPlan.of(function, nodes, names);

        Materialization plan = Materialization.of(graph, nodes, arguments.results());
        SizeLimit.check(graph, nodes, plan);

        IndexSource indexSource = new IndexSource();
        UnitBuilder builder = new UnitBuilder(plan, indexSource);
        arguments.results().forEach(builder::deliver);
        nodes.stream().filter(plan::isKept).forEach(builder::add);
        List<Unit> units = builder.units();

        List<Placed> placed = Fusion.fuse(units, indexSource);
        StoragePlan storage = StoragePlan.of(graph, units, builder.homes(), names);
        StatementWriter writer = new StatementWriter(graph, plan, storage, arguments, indexSource);

        List<LoopArray> arrays = new ArrayList<>(arguments.arrays());
        arrays.addAll(storage.workArrays());
        LoopMethod entry = new LoopMethod("compute", List.of(), PositionPlacement.place(writer.write(placed)));
        return new LoopProgram(function.description(), precision, arrays, List.of(entry));
    }
}
