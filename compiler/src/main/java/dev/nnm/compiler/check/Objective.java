package dev.nnm.compiler.check;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Statement.LossTerm;
import dev.nnm.compiler.syntax.Statement.MetricDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What training makes small, and what it measures: means over the batch. */
final class Objective {

    private final Elaboration elaboration;
    private final Globals globals;
    private final List<NamedNode> metrics = new ArrayList<>();
    private @Nullable Node loss;

    Objective(Elaboration elaboration, Globals globals) {
        this.elaboration = elaboration;
        this.globals = globals;
    }

    /** The sum of all loss terms so far, or null if there is none. */
    @Nullable
    Node loss() {
        return loss;
    }

    List<NamedNode> metrics() {
        return List.copyOf(metrics);
    }

    /** The mean over the batch of what differs between examples, plus what does not. */
    void addLoss(LossTerm term) {
        Frame frame = globals.frame("loss", term.span());
        Value found = elaboration.expressions().evaluate(term.term(), frame);
        if (Elaboration.isTruth(found)) {
            throw ModelProblems.truthAsLoss(term.term().span());
        }
        Node number = elaboration.number(found, term.term().span());
        Node value = scalar(number, term.term(), "a loss");
        GraphBuilder build = elaboration.build(frame, term.span());
        Node mean = meanOfTerms(build, value);
        loss = loss == null ? mean : build.add(loss, mean);
    }

    /** Terms that are the same for all examples stay out of the mean, so that they are computed once. */
    private static Node meanOfTerms(GraphBuilder build, Node sum) {
        List<Node> shared = new ArrayList<>();
        Node batched = sum;
        while (batched.isBatched() && batched.operation() == Elementwises.ADD) {
            Node a = batched.argument(0);
            Node b = batched.argument(1);
            if (a.isBatched() && b.isBatched()) {
                break;
            }
            shared.add(a.isBatched() ? b : a);
            batched = a.isBatched() ? a : b;
        }
        Node result = build.batchMean(batched);
        for (int i = shared.size() - 1; i >= 0; i--) {
            result = build.add(result, shared.get(i));
        }
        return result;
    }

    void addMetric(MetricDefinition metric) {
        String name = name(metric);
        SourceSpan span =
                metric.name() == null ? metric.value().span() : metric.name().span();
        if (metrics.stream().anyMatch(known -> known.name().equals(name))) {
            throw ModelProblems.metricTwice(span, name);
        }
        Frame frame = globals.frame(name, metric.span());
        GraphBuilder build = elaboration.build(frame, metric.span());
        Value found = elaboration.expressions().evaluate(metric.value(), frame);
        Node number = elaboration.numberOrMask(build, found, metric.value().span());
        metrics.add(new NamedNode(name, build.batchMean(scalar(number, metric.value(), "a metric"))));
    }

    private String name(MetricDefinition metric) {
        if (metric.name() != null) {
            return metric.name().text();
        }
        Expression named = metric.value() instanceof Call call ? call.function() : metric.value();
        return named instanceof NameReference reference ? reference.name() : "metric_" + (metrics.size() + 1);
    }

    private Node scalar(Node node, Expression expression, String what) {
        if (!node.shape().isScalar()) {
            throw ModelProblems.notASingleNumber(expression.span(), what, elaboration.shapeOf(node));
        }
        return node;
    }
}
