package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lowers a function of graph nodes to loops. */
public final class Lowering {

    private Lowering() {}

    /**
     * The function as one method of fused loops.
     *
     * @param function what to compute; its nodes are not changed
     * @param precision the precision of all numbers
     * @param target what there is to compute with
     * @return the program, to be packed before it is emitted
     * @throws dev.nnm.compiler.problem.CompileException if a value that must be stored is too large for an array
     */
    public static LoopProgram lower(GraphFunction function, Precision precision, Target target) {
        Graph graph = function.graph();
        ArrayNames names = new ArrayNames();
        ArgumentPlan arguments = ArgumentPlan.of(function, withSteps(graph, function.roots()), names);
        Workspace workspace = new Workspace(graph, names, precision, target);
        List<Statement> statements = Region.lower(workspace, arguments, arguments.results(), null, 0);

        List<LoopArray> arrays = new ArrayList<>(arguments.arrays());
        arrays.addAll(workspace.arrays());
        LoopMethod entry = new LoopMethod(
                "compute", List.of(), RangeSplitting.apply(workspace, PositionPlacement.place(statements)));
        return new LoopProgram(function.description(), precision, target, arrays, List.of(), List.of(entry));
    }

    /** The nodes that some depend on, those in the steps of loops too. */
    private static List<Node> withSteps(Graph graph, List<Node> roots) {
        Set<Node> wanted = new LinkedHashSet<>(roots);
        while (true) {
            List<Node> all = graph.reachable(wanted);
            boolean more = false;
            for (Node node : all) {
                if (node.operation() instanceof Scan scan) {
                    more |= wanted.addAll(scan.body().roots());
                } else if (node.operation() instanceof ScanResult result) {
                    more |= wanted.add(result.value());
                }
            }
            if (!more) {
                return all;
            }
        }
    }
}
