package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Tensors defined by their elements, and reductions over indices. */
final class IndexNotation {

    private static final List<String> KINDS = List.of("sum", "mean", "max", "min", "prod");

    /** All of them. */
    static final List<Construct> ALL = all();

    private IndexNotation() {}

    private static List<Construct> all() {
        List<Construct> all = new ArrayList<>(List.of(
                Construct.fromRank(1, "definition by elements", IndexNotation::definition),
                Construct.any("reduction over an index", IndexNotation::reduction),
                Construct.scalar("reduction over two indices", IndexNotation::doubleReduction)));
        all.addAll(ofVectors());
        all.addAll(ofMatrices());
        return all;
    }

    private static Term definition(TermWriter writer, Shape shape) {
        String name = writer.freshName("e");
        Indexed indexed = new Indexed(writer);
        List<String> binders = new ArrayList<>();
        int axes = 1 + writer.choices().below(shape.rank());
        for (int axis = 0; axis < axes; axis++) {
            String index = writer.freshName("i");
            binders.add(index + " in 0.." + shape.size(axis));
            indexed = indexed.with(index, shape.size(axis));
        }
        Shape element = new Shape(shape.sizes().subList(axes, shape.rank()));
        return Term.of(
                shape,
                "{ " + name + binders + " = #; " + name + " }",
                indexed.writer().operand(element));
    }

    private static Term reduction(TermWriter writer, Shape shape) {
        String index = writer.freshName("k");
        int size = writer.choices().size();
        Indexed indexed = new Indexed(writer).with(index, size);
        return Term.of(
                shape,
                "(" + writer.choices().pick(KINDS) + "(" + index + " in 0.." + size + ") sin(#))",
                indexed.writer().operand(shape));
    }

    private static Term doubleReduction(TermWriter writer, Shape shape) {
        String first = writer.freshName("k");
        String second = writer.freshName("k");
        TermWriter inner = new Indexed(writer).with(first, 2).with(second, 3).writer();
        String binders = first + " in 0..2, " + second + " in 0..3";
        return Term.of(
                shape,
                "(" + writer.choices().pick(KINDS) + "(" + binders + ") (sin(#) * cos(#)))",
                inner.operand(shape),
                inner.operand(shape));
    }

    // ---- forms whose ranges are inferred

    /** A block with definitions; its names, single letters, are made its own. */
    private static Term form(TermWriter writer, Shape shape, List<Shape> operands, String template) {
        String text = template;
        for (String name : List.of("a", "b", "c", "i", "j", "k", "p", "q")) {
            String fresh = writer.freshName(name);
            text = text.replaceAll("\\b" + name + "\\b", fresh);
        }
        return Term.of(shape, text, operands.stream().map(writer::operand).toList());
    }

    private static List<Construct> ofVectors() {
        return List.of(
                Construct.ofRank(1, "sum(k) A[i, k] * x[k]", (w, s) -> {
                    int inner = w.choices().size();
                    return form(
                            w,
                            s,
                            List.of(Shape.of(s.size(0), inner), Shape.of(inner)),
                            "{ a = #; b = #; c[i] = sum(k) a[i, k] * b[k]; c }");
                }),
                Construct.ofRank(1, "correlation", (w, s) -> {
                    int inner = w.choices().size();
                    return form(
                            w,
                            s,
                            List.of(Shape.of(s.size(0) + inner - 1), Shape.of(inner)),
                            "{ a = #; b = #; c[i] = sum(k) b[k] * a[i + k]; c }");
                }),
                Construct.ofRank(
                        1,
                        "stride",
                        (w, s) -> form(
                                w,
                                s,
                                List.of(Shape.of(2 * s.size(0))),
                                "{ a = #; c[i] = a[2 * i] * a[2 * i + 1]; c }")),
                Construct.ofRank(
                        1,
                        "pooling",
                        (w, s) -> form(
                                w,
                                s,
                                List.of(Shape.of(2 * s.size(0))),
                                "{ a = #; c[i] = max(a[2 * i..2 * i + 2]); c }")),
                Construct.ofRank(
                        1,
                        "reversal",
                        (w, s) -> form(w, s, List.of(s), "{ a = #; c[i] = a[" + (s.size(0) - 1) + " - i]; c }")),
                Construct.ofRank(
                        1,
                        "pad",
                        (w, s) -> form(
                                w,
                                s,
                                List.of(s),
                                "{ a = #; c[i in 0.." + s.size(0) + "] = a[i + 1 pad "
                                        + w.choices().pick(List.of("0", "edge", "wrap", "0.5")) + "] - a[i - 1 pad "
                                        + w.choices().pick(List.of("0", "edge", "wrap", "2")) + "]; c }")),
                Construct.ofRank(
                        1,
                        "lag under a condition",
                        (w, s) ->
                                form(w, s, List.of(s), "{ a = #; c[i] = if i > 0 then a[i] - a[i - 1] else a[i]; c }")),
                Construct.ofRank(
                        1,
                        "choice by index",
                        (w, s) -> form(
                                w,
                                s,
                                List.of(s, s),
                                "{ a = #; b = #; c[i] = if i == 1 then sqrt(abs(a[i])) else b[i]; c }")));
    }

    private static List<Construct> ofMatrices() {
        return List.of(
                Construct.ofRank(2, "sum(k) A[i, k] * B[k, j]", (w, s) -> {
                    int inner = w.choices().size();
                    return form(
                            w,
                            s,
                            List.of(Shape.of(s.size(0), inner), Shape.of(inner, s.size(1))),
                            "{ a = #; b = #; c[i, j] = sum(k) a[i, k] * b[k, j]; c }");
                }),
                Construct.ofRank(2, "distances", (w, s) -> {
                    int inner = w.choices().size();
                    return form(
                            w,
                            s,
                            List.of(Shape.of(s.size(0), inner), Shape.of(s.size(1), inner)),
                            "{ a = #; b = #; c[i, j] = sum(k) (a[i, k] - b[j, k])^2; c }");
                }),
                Construct.ofRank(
                        2,
                        "triangle",
                        (w, s) -> form(w, s, List.of(s), "{ a = #; c[i, j] = if i >= j then a[i, j] else 0; c }")),
                Construct.ofRank(
                        2,
                        "convolution with pad",
                        (w, s) -> form(
                                w,
                                s,
                                List.of(s, Shape.of(3, 3)),
                                "{ a = #; b = #; c[i in 0.." + s.size(0) + ", j in 0.." + s.size(1)
                                        + "] = sum(p, q) b[p, q] * a[i + p - 1, j + q - 1 pad "
                                        + w.choices().pick(List.of("0", "edge", "wrap")) + "]; c }")),
                Construct.ofRank(
                        2, "softmax of rows", (w, s) -> form(w, s, List.of(s), "{ a = #; c[i] = softmax(a[i]); c }")));
    }
}
