package dev.nnm.compiler.function;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.op.InTraining;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.RuleSet;
import dev.nnm.compiler.simplify.Simplifier;
import java.util.stream.IntStream;

/** What a function is made for, which decides what {@code in_training} chooses. */
public enum Phase {
    /** The function that training runs. */
    TRAINING,
    /** All others: predictions, scores, derivatives. */
    OTHERWISE;

    /** Whether anything in a model's graph chooses by the phase. */
    public static boolean isLookedAt(CheckedModel model) {
        Graph graph = model.graph();
        return IntStream.range(0, graph.size()).anyMatch(id -> graph.node(id).operation() instanceof InTraining);
    }

    /** The model outside of training, otherwise as it is written. */
    public static CheckedModel outsideTraining(CheckedModel model) {
        return isLookedAt(model)
                ? model.withRoots(Simplifier.simplify(model.graph(), model.roots(), Rewrites.PHASE_OUTSIDE_TRAINING))
                : model;
    }

    /** The model in this phase, in a form that neither overflows nor cancels where this can be seen. */
    public CheckedModel of(CheckedModel model) {
        RuleSet rules = this == TRAINING ? Rewrites.TRAINING : Rewrites.OUTSIDE_TRAINING;
        return model.withRoots(Simplifier.simplify(model.graph(), model.roots(), rules));
    }
}
