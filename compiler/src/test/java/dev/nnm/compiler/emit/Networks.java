package dev.nnm.compiler.emit;

import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import java.util.List;

/** Functions of the kind that models are made of, with gradients derived by hand. */
public final class Networks {

    private Networks() {}

    /** The survey's example: y = ln(x₁) + x₁x₂ − sin(x₂) and its gradient. */
    public static GraphFunction scalar() {
        TestFunction function = new TestFunction();
        Node x1 = function.input("x1");
        Node x2 = function.input("x2");
        GraphBuilder g = function.line("output y = ln(x1) + x1*x2 - sin(x2)");
        Node product = g.multiply(x1, x2);
        Node y = g.subtract(g.add(g.apply(Elementwises.LN, x1), product), g.apply(Elementwises.SIN, x2));
        function.result("y", function.named("y", y));
        function.result("x1", g.add(g.divide(g.constant(1), x1), x2));
        function.result("x2", g.subtract(x1, g.apply(Elementwises.COS, x2)));
        return function.function("gradient:y");
    }

    /** A two-layer network, tanh and softmax, its mean cross-entropy and the gradient by all parameters. */
    public static GraphFunction classifier(int inputs, int hidden, int classes) {
        TestFunction f = new TestFunction();
        Node x = f.input("x", inputs);
        Node label = f.input("species");
        Node w1 = f.parameter("hidden.W", hidden, inputs);
        Node b1 = f.parameter("hidden.b", hidden);
        Node w2 = f.parameter("logits.W", classes, hidden);
        Node b2 = f.parameter("logits.b", classes);

        GraphBuilder g = f.line("hidden = dense(x, " + hidden + ", tanh)");
        Node h = f.named("hidden", g.apply(Elementwises.TANH, g.add(product(g, w1, x), b1)));
        Node hiddenSlope = g.subtract(g.constant(1), g.multiply(h, h));

        g = f.line("logits = dense(hidden, " + classes + ")");
        Node logits = f.named("logits", g.add(product(g, w2, h), b2));

        g = f.line("loss cross_entropy(logits, species)");
        Node max = g.reduce(ReductionKind.MAXIMUM, logits, List.of(0));
        Node exp = g.apply(Elementwises.EXP, g.subtract(logits, max));
        Node sum = g.sum(exp, List.of(0));
        Node isLabel = g.apply(Elementwises.EQUAL, g.node(new Iota(classes)), label);
        Node atLabel = g.sum(g.select(isLabel, logits, g.constant(0)), List.of(0));
        Node loss = g.subtract(g.add(max, g.apply(Elementwises.LN, sum)), atLabel);
        Node logitsBar = f.named(
                "logits_bar", g.divide(g.subtract(g.divide(exp, sum), g.indicator(isLabel)), g.node(new BatchSize())));

        g = f.line("logits = dense(hidden, " + classes + ")");
        Node w2Bar = outer(g, logitsBar, h);
        Node b2Bar = g.batchSum(logitsBar);
        Node hBar = f.named("hidden_bar", g.sum(g.multiply(spread(g, logitsBar, classes, hidden), w2), List.of(0)));
        g = f.line("hidden = dense(x, " + hidden + ", tanh)");
        Node zBar = g.multiply(hBar, hiddenSlope);
        f.result("loss", f.line("loss cross_entropy(logits, species)").batchMean(loss));
        f.gradient(List.of(outer(g, zBar, x), g.batchSum(zBar), w2Bar, b2Bar));
        return f.function("train");
    }

    /** A filter over a sequence that sees zeros beyond its ends. */
    public static GraphFunction filter(int length, int width) {
        TestFunction f = new TestFunction();
        Node x = f.input("x", length);
        Node k = f.parameter("K", width);
        Shape windows = Shape.of(length, width);
        GraphBuilder g = f.line("y[i] = sum(p) K[p] * x[i + p - " + width / 2 + "]");
        Node seen = g.node(new View(windows, List.of(new AffineIndex(-(width / 2), List.of(1, 1)))), x);
        Node y = f.named("y", g.sum(g.multiply(g.broadcast(k, windows), seen), List.of(1)));
        f.result("y", y);
        return f.function("predict");
    }

    private static Node product(GraphBuilder g, Node matrix, Node vector) {
        return g.sum(g.multiply(matrix, vector), List.of(1));
    }

    private static Node spread(GraphBuilder g, Node column, int rows, int columns) {
        return g.node(View.spread(Shape.of(rows, columns), List.of(0)), column);
    }

    /** The sum over the batch of column · rowᵀ. */
    private static Node outer(GraphBuilder g, Node column, Node row) {
        int rows = column.shape().size(0);
        int columns = row.shape().size(0);
        return g.batchSum(g.multiply(spread(g, column, rows, columns), g.broadcast(row, Shape.of(rows, columns))));
    }
}
