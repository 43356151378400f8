package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** What programs of larger tensors are made of: products above all, in every transposition. */
final class LargerTensors {

    /** All families; only what costs no more than a few times the tensors' elements is taken from the usual ones. */
    static final List<Family> FAMILIES = List.of(
            new Family(8, products()),
            new Family(5, arithmetic()),
            new Family(2, reductions()),
            new Family(2, structure()),
            new Family(2, layers()));

    private LargerTensors() {}

    private static List<Construct> products() {
        return List.of(
                Construct.scalar("dot product", (w, s) -> {
                    Shape n = w.choices().shape(1);
                    return Term.of(s, "(# @ #)", w.operand(n), w.operand(n));
                }),
                Construct.ofRank(1, "W @ x", vector("(# @ #)", false)),
                Construct.ofRank(1, "W' @ x", vector("((#)' @ #)", true)),
                Construct.ofRank(1, "weighted sum of rows", (w, s) -> {
                    int inner = w.choices().size();
                    return Term.of(s, "(# @ #)", w.operand(Shape.of(inner)), w.operand(Shape.of(inner, s.size(0))));
                }),
                Construct.ofRank(2, "A @ B", matrices("(# @ #)", false, false)),
                Construct.ofRank(2, "A' @ B", matrices("((#)' @ #)", true, false)),
                Construct.ofRank(2, "A @ B'", matrices("(# @ (#)')", false, true)),
                Construct.ofRank(2, "A' @ B'", matrices("((#)' @ (#)')", true, true)),
                Construct.ofRank(
                        2,
                        "outer product",
                        (w, s) -> Term.of(
                                s, "outer(#, #)", w.operand(Shape.of(s.size(0))), w.operand(Shape.of(s.size(1))))),
                Construct.ofRank(2, "distances of rows", inNotation("(a[i, k] - b[j, k])^2 / size(a, 1)")),
                Construct.ofRank(2, "product in index notation", inNotation("a[i, k] * b[j, k]")),
                Construct.ofRank(3, "product of stacked matrices", (w, s) -> {
                    int inner = w.choices().size();
                    Shape left = Shape.of(s.size(0), s.size(1), inner);
                    Shape right = Shape.of(s.size(0), inner, s.size(2));
                    return Term.of(s, "(# @ #)", w.operand(left), w.operand(right));
                }));
    }

    private static Construct.Body vector(String template, boolean transposed) {
        return (writer, shape) -> {
            int inner = writer.choices().size();
            Shape matrix = transposed ? Shape.of(inner, shape.size(0)) : Shape.of(shape.size(0), inner);
            return Term.of(shape, template, writer.operand(matrix), writer.operand(Shape.of(inner)));
        };
    }

    private static Construct.Body matrices(String template, boolean leftTransposed, boolean rightTransposed) {
        return (writer, shape) -> {
            int rows = shape.size(0);
            int columns = shape.size(1);
            int inner = writer.choices().size();
            Shape left = leftTransposed ? Shape.of(inner, rows) : Shape.of(rows, inner);
            Shape right = rightTransposed ? Shape.of(columns, inner) : Shape.of(inner, columns);
            return Term.of(shape, template, writer.operand(left), writer.operand(right));
        };
    }

    private static Construct.Body inNotation(String summand) {
        return (writer, shape) -> {
            int inner = writer.choices().size();
            String text = "{ a = #; b = #; c[i, j] = sum(k) " + summand + "; c }";
            for (String name : List.of("a", "b", "c", "i", "j", "k")) {
                text = text.replaceAll("\\b" + name + "\\b", writer.freshName(name));
            }
            return Term.of(
                    shape,
                    text,
                    writer.operand(Shape.of(shape.size(0), inner)),
                    writer.operand(Shape.of(shape.size(1), inner)));
        };
    }

    private static List<Construct> arithmetic() {
        return Construct.elementwise(List.of(
                "(# + #)",
                "(# - 0.5 * #)",
                "(# * #)",
                "(0.3 * #)",
                "tanh(#)",
                "relu(#)",
                "sigmoid(0.2 * #)",
                "exp(-(#)^2)",
                "sin(#)",
                "max(#, #)",
                "(if # > # then # else 0.1 * #)",
                "(# / (1 + (#)^2))"));
    }

    private static List<Construct> reductions() {
        return List.of(
                Construct.scalar("mean of squares", (w, s) -> Term.of(s, "mean((#)^2)", w.operand(w.someShape()))),
                Construct.ofRank(1, "sums of columns", along(0, "sum")),
                Construct.ofRank(1, "means of rows", along(1, "mean")),
                Construct.ofRank(1, "greatest of columns", along(0, "max")),
                Construct.fromRank(1, "softmax", (w, s) -> Term.of(s, "softmax(0.3 * #)", w.operand(s))),
                Construct.fromRank(1, "layer_norm", (w, s) -> Term.of(s, "layer_norm(#)", w.operand(s))));
    }

    private static Construct.Body along(int axis, String kind) {
        return (writer, shape) -> {
            Shape longer = Reductions.inserted(shape, axis, writer.choices().size());
            return Term.of(shape, "(0.2 * " + kind + "(#, axis = " + axis + "))", writer.operand(longer));
        };
    }

    private static List<Construct> structure() {
        List<Construct> all = new ArrayList<>(Elements.ALL);
        all.add(Construct.ofRank(
                2, "transpose", (w, s) -> Term.of(s, "(#)'", w.operand(Shape.of(s.size(1), s.size(0))))));
        all.add(Construct.ofRank(
                1,
                "reversal",
                (w, s) -> Term.of(s, "(#)[" + (s.size(0) - 1) + " - range(" + s.size(0) + ")]", w.operand(s))));
        return all;
    }

    private static List<Construct> layers() {
        return List.of(
                Construct.ofRank(1, "dense", layer("dense(#, UNITS, tanh)", 1)),
                Construct.ofRank(2, "dense of a sequence", layer("dense(#, UNITS, relu)", 2)),
                Construct.ofRank(2, "rnn", layer("rnn(#, UNITS)", 2)),
                Construct.ofRank(2, "lstm", layer("lstm(#, UNITS)", 2)),
                Construct.ofRank(2, "attention", (w, s) -> {
                    Shape queries = Shape.of(s.size(0), w.choices().size());
                    Shape keys = Shape.of(w.choices().size(), queries.size(1));
                    Shape values = Shape.of(keys.size(0), s.size(1));
                    return Term.of(s, "attention(#, #, #)", w.operand(queries), w.operand(keys), w.operand(values));
                }),
                Construct.ofRank(
                        2,
                        "conv1d",
                        (w, s) -> Term.of(
                                s,
                                "conv1d(#, " + s.size(0) + ", padding = 1, activation = tanh)",
                                w.operand(Shape.of(w.choices().size(), s.size(1))))),
                Construct.ofRank(
                        3,
                        "conv2d",
                        (w, s) -> Term.of(
                                s,
                                "conv2d(#, " + s.size(0) + ", padding = 1)",
                                w.operand(Shape.of(1 + w.choices().below(3), s.size(1), s.size(2))))));
    }

    /** A layer along the last axis, of a tensor of the same rank. */
    private static Construct.Body layer(String template, int rank) {
        return (writer, shape) -> {
            String text = template.replace("UNITS", Integer.toString(shape.size(rank - 1)));
            Shape before = shape.without(List.of(rank - 1));
            return Term.of(
                    shape,
                    text,
                    writer.operand(Reductions.inserted(
                            before, rank - 1, writer.choices().size())));
        };
    }
}
