package dev.nnm.compiler.check;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a model computes for its users: tensors of numbers that need no target. */
final class Outputs {

    private final Elaboration elaboration;
    private final Globals globals;
    private final Problems problems;
    private final Dependence needingTarget;
    private final Dependence needingBatch;
    private final List<NamedNode> outputs = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    Outputs(Elaboration elaboration, Globals globals, Problems problems) {
        this.elaboration = elaboration;
        this.globals = globals;
        this.problems = problems;
        this.needingTarget = Dependence.outsideTraining(elaboration.graph(), Outputs::isTarget);
        this.needingBatch =
                Dependence.outsideTraining(elaboration.graph(), node -> node.operation() instanceof BatchReduce);
    }

    List<NamedNode> outputs() {
        return List.copyOf(outputs);
    }

    /** Adds an output; says so if it cannot be one. */
    void add(OutputDefinition output) {
        String name = output.name().text();
        SourceSpan span = output.name().span();
        if (!names.add(name)) {
            problems.report(ModelProblems.outputTwice(span, name));
        } else if (!globals.declares(name)) {
            problems.report(unknown(span, name));
        } else {
            Value value = globals.evaluated(name, output.span());
            if (value != null) {
                add(name, span, value);
            }
        }
    }

    private CompileException unknown(SourceSpan span, String name) {
        if (!globals.at(span).knows(name)) {
            return NameProblems.unknownName(span, name, globals.declared());
        }
        return ModelProblems.outputOfOthers(
                span, name, elaboration.library().knows(name) ? "the library's" : "imported");
    }

    private void add(String name, SourceSpan span, Value value) {
        try {
            Node node = elaboration.numberOrMask(new GraphBuilder(elaboration.graph()), value, span);
            refuseInputsAndTargets(name, span, node);
            if (needingBatch.of(node)) {
                throw ModelProblems.outputOfBatch(span, name);
            }
            outputs.add(new NamedNode(name, node));
        } catch (CompileException e) {
            problems.report(e);
        }
    }

    private void refuseInputsAndTargets(String name, SourceSpan span, Node node) {
        if (needingTarget.of(node)) {
            throw ModelProblems.outputNeedsTarget(span, pathToTarget(name, node));
        }
        if (node.operation() instanceof Variable variable
                && variable.kind() == Variable.Kind.INPUT
                && variable.name().equals(name)) {
            throw ModelProblems.outputIsInput(span, name);
        }
    }

    private static boolean isTarget(Node node) {
        return node.operation() instanceof Variable variable && variable.kind() == Variable.Kind.TARGET;
    }

    /** The names that lead from an output to a target that it needs. */
    private List<String> pathToTarget(String output, Node start) {
        Set<String> path = new LinkedHashSet<>(List.of(output));
        Node node = start;
        while (!isTarget(node)) {
            node = Dependence.neededOutsideTraining(node).stream()
                    .filter(needingTarget::of)
                    .findFirst()
                    .orElseThrow();
            String label = elaboration.graph().origin(node).label();
            if (label != null) {
                path.add(label);
            }
        }
        return List.copyOf(path);
    }
}
