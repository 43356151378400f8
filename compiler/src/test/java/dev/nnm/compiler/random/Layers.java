package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Layers of the library: convolution, pooling, attention, recurrent layers, normalisation. */
final class Layers {

    /** All of them. */
    static final List<Construct> ALL = all();

    private Layers() {}

    private static List<Construct> all() {
        List<Construct> all = new ArrayList<>();
        all.addAll(ofVectors());
        all.addAll(ofSequences());
        all.addAll(ofSignals());
        all.addAll(ofImages());
        all.add(Construct.fromRank(1, "layer_norm", (w, s) -> Term.of(s, "layer_norm(#)", w.operand(s))));
        all.add(Construct.any("dropout", (w, s) -> Term.of(s, "dropout(#, 0.3)", w.operand(s))));
        all.add(Construct.any("gaussian_noise", (w, s) -> Term.of(s, "gaussian_noise(#)", w.operand(s))));
        all.add(Construct.any(
                "random_normal", (w, s) -> Term.of(s, "(# + random_normal(like = #))", w.operand(s), w.operand(s))));
        all.add(Construct.any("in_training", (w, s) -> Term.of(s, "in_training(#, #)", w.operand(s), w.operand(s))));
        return all;
    }

    private static List<Construct> ofVectors() {
        return List.of(
                Construct.ofRank(1, "dense", vector("dense(#, units = UNITS, activation = tanh)")),
                Construct.ofRank(1, "dense without activation", vector("dense(#, UNITS)")),
                Construct.ofRank(1, "layer used twice", twice("tanh(l(#)) - 0.5 * l(#)")),
                Construct.ofRank(1, "layer and its parameters", twice("l(#) + l.b * mean(l.W) + l(#)")),
                Construct.ofRank(1, "maxout", vector("maxout(#, UNITS)")),
                Construct.ofRank(1, "rbf", vector("rbf(#, UNITS)")),
                Construct.ofRank(1, "embedding", (w, s) -> {
                    List<String> labels = List.copyOf(w.scope().labels().keySet());
                    String token = labels.isEmpty()
                            ? "floor(2.9 * abs(sin(#)))"
                            : w.choices().pick(labels);
                    List<Term> parts = labels.isEmpty() ? List.of(w.operand(Shape.SCALAR)) : List.of();
                    return Term.of(s, "embedding(" + token + ", 3, " + s.size(0) + ")", parts);
                }),
                Construct.ofRank(1, "residual", (w, s) -> Term.of(s, "residual(#, tanh)", w.operand(s))));
    }

    private static Construct.Body vector(String template) {
        return (writer, shape) -> {
            String text = template.replace("UNITS", Integer.toString(shape.size(0)));
            return Term.of(shape, text, writer.operand(writer.choices().shape(1)));
        };
    }

    /** A layer l with two operands of the same shape. */
    private static Construct.Body twice(String template) {
        return (writer, shape) -> {
            String layer = writer.freshName("layer");
            Shape operand = writer.choices().shape(1);
            return Term.of(
                    shape,
                    "{ layer " + layer + " = dense(" + shape.size(0) + "); " + template.replaceAll("\\bl\\b", layer)
                            + " }",
                    writer.operands(2, operand));
        };
    }

    private static List<Construct> ofSequences() {
        return List.of(
                Construct.ofRank(2, "rnn", sequence("rnn(#, UNITS)")),
                Construct.ofRank(2, "lstm", sequence("lstm(#, UNITS)")),
                Construct.ofRank(2, "gru", sequence("gru(#, UNITS)")),
                Construct.ofRank(2, "attention", (w, s) -> {
                    int keys = w.choices().size();
                    int width = w.choices().size();
                    return Term.of(
                            s,
                            "attention(#, #, #)",
                            w.operand(Shape.of(s.size(0), width)),
                            w.operand(Shape.of(keys, width)),
                            w.operand(Shape.of(keys, s.size(1))));
                }),
                Construct.ofRank(2, "causal attention", (w, s) -> {
                    Shape queries = Shape.of(s.size(0), w.choices().size());
                    return Term.of(
                            s, "attention(#, #, #, causal_mask)", w.operand(queries), w.operand(queries), w.operand(s));
                }),
                Construct.ofRank(2, "multi_head_attention", (w, s) -> {
                    int heads = s.size(1) % 2 == 0 ? 2 : 1;
                    return Term.of(s, "multi_head_attention(#, " + heads + ")", w.operand(s));
                }),
                Construct.ofRank(
                        2,
                        "positional_encoding",
                        (w, s) -> Term.of(
                                s, "(# + positional_encoding(" + s.size(0) + ", " + s.size(1) + "))", w.operand(s))));
    }

    private static Construct.Body sequence(String template) {
        return (writer, shape) -> {
            String text = template.replace("UNITS", Integer.toString(shape.size(1)));
            return Term.of(
                    shape,
                    text,
                    writer.operand(Shape.of(shape.size(0), writer.choices().size())));
        };
    }

    private static List<Construct> ofSignals() {
        return List.of(
                Construct.ofRank(
                        2,
                        "conv1d",
                        (w, s) -> Term.of(
                                s,
                                "conv1d(#, " + s.size(0) + ", kernel = 2)",
                                w.operand(Shape.of(w.choices().size(), s.size(1) + 1)))),
                Construct.ofRank(
                        2,
                        "conv1d with padding",
                        (w, s) -> Term.of(
                                s,
                                "conv1d(#, " + s.size(0) + ", padding = 1, groups = " + s.size(0)
                                        + ", activation = relu)",
                                w.operand(Shape.of(2 * s.size(0), s.size(1))))),
                Construct.ofRank(
                        2,
                        "conv1d with stride and dilation",
                        (w, s) -> Term.of(
                                s,
                                "conv1d(#, " + s.size(0) + ", kernel = 2, stride = 2, dilation = 2)",
                                w.operand(Shape.of(w.choices().size(), 2 * s.size(1) + 1)))),
                Construct.ofRank(
                        2,
                        "max_pool1d",
                        (w, s) -> Term.of(s, "max_pool1d(#)", w.operand(Shape.of(s.size(0), 2 * s.size(1))))),
                Construct.ofRank(
                        2,
                        "average_pool1d",
                        (w, s) -> Term.of(
                                s, "average_pool1d(#, stride = 1)", w.operand(Shape.of(s.size(0), s.size(1) + 1)))));
    }

    private static List<Construct> ofImages() {
        return List.of(
                Construct.ofRank(
                        3,
                        "conv2d",
                        (w, s) -> Term.of(
                                s,
                                "conv2d(#, " + s.size(0) + ", kernel = 2)",
                                w.operand(Shape.of(w.choices().size(), s.size(1) + 1, s.size(2) + 1)))),
                Construct.ofRank(
                        3,
                        "conv2d with padding",
                        (w, s) -> Term.of(
                                s,
                                "conv2d(#, " + s.size(0) + ", padding = 1, activation = tanh)",
                                w.operand(Shape.of(w.choices().size(), s.size(1), s.size(2))))),
                Construct.ofRank(
                        3,
                        "max_pool",
                        (w, s) -> Term.of(
                                s, "max_pool(#)", w.operand(Shape.of(s.size(0), 2 * s.size(1), 2 * s.size(2))))),
                Construct.ofRank(
                        3,
                        "average_pool",
                        (w, s) -> Term.of(
                                s,
                                "average_pool(#, width = 2, stride = 1)",
                                w.operand(Shape.of(s.size(0), s.size(1) + 1, s.size(2) + 1)))));
    }
}
