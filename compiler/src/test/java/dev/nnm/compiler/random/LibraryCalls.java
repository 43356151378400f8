package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Calls of functions of the library. */
final class LibraryCalls {

    /** All of them. */
    static final List<Construct> ALL = all();

    private LibraryCalls() {}

    private static List<Construct> all() {
        List<Construct> all = new ArrayList<>(Construct.elementwise(List.of(
                "identity(#)",
                "relu(#)",
                "leaky_relu(#)",
                "leaky_relu(#, slope = 0.2)",
                "absolute_value(#)",
                "elu(#)",
                "elu(#, 0.5)",
                "hard_tanh(#)",
                "swish(#)",
                "swish(#, beta = #)",
                "gelu(#)",
                "identity(x = #)",
                "(pi * #)")));
        all.addAll(ofTensors());
        all.addAll(losses());
        return all;
    }

    private static List<Construct> ofTensors() {
        return List.of(
                Construct.scalar("norm", whole("norm(#)")),
                Construct.scalar("norm away from 0", whole("norm(2 + sin(#))")),
                Construct.scalar("logsumexp", whole("logsumexp(#)")),
                Construct.scalar("ln(sum(exp))", whole("ln(sum(exp(#)))")),
                Construct.scalar("variance", whole("variance(#)")),
                Construct.scalar("size", whole("(size(#) * 0.1)")),
                Construct.scalar("trace", (w, s) -> {
                    int n = w.choices().size();
                    return Term.of(s, "trace(#)", w.operand(Shape.of(n, n)));
                }),
                Construct.fromRank(1, "softmax", (w, s) -> Term.of(s, "softmax(#)", w.operand(s))),
                Construct.fromRank(1, "softmax along an axis", alongAxis("softmax")),
                Construct.fromRank(1, "log_softmax", alongAxis("log_softmax")),
                Construct.fromRank(1, "ln(softmax)", (w, s) -> Term.of(s, "ln(softmax(#))", w.operand(s))),
                Construct.ofRank(
                        2,
                        "outer",
                        (w, s) -> Term.of(
                                s, "outer(#, #)", w.operand(Shape.of(s.size(0))), w.operand(Shape.of(s.size(1))))));
    }

    private static Construct.Body whole(String template) {
        return (writer, shape) -> Term.of(shape, template, writer.operand(writer.someShape()));
    }

    private static Construct.Body alongAxis(String function) {
        return (writer, shape) -> {
            int axis = writer.choices().below(shape.rank()) - (writer.choices().once(2) ? shape.rank() : 0);
            return Term.of(shape, function + "(#, axis = " + axis + ")", writer.operand(shape));
        };
    }

    private static List<Construct> losses() {
        return List.of(
                Construct.scalar("squared_error", two("squared_error(#, #)")),
                Construct.scalar("absolute_error", two("absolute_error(#, #)")),
                Construct.scalar("huber", two("huber(#, #, delta = 0.5)")),
                Construct.scalar("bce", two("bce(#, sigmoid(#))")),
                Construct.scalar("hinge", two("hinge(#, sign(#))")),
                Construct.scalar("perceptron_loss", two("perceptron_loss(#, #)")),
                Construct.scalar("kl_divergence", (w, s) -> {
                    Shape n = w.choices().shape(1);
                    return Term.of(s, "kl_divergence(softmax(#), softmax(#))", w.operand(n), w.operand(n));
                }),
                Construct.scalar("triplet", (w, s) -> {
                    Shape n = w.choices().shape(1);
                    return Term.of(s, "triplet(#, #, #)", w.operand(n), w.operand(n), w.operand(n));
                }),
                Construct.scalar(
                        "argmax",
                        (w, s) -> Term.of(
                                s, "(0.1 * argmax(#))", w.operand(w.choices().shape(1)))),
                Construct.scalar("cross_entropy", (w, s) -> {
                    Shape n = w.choices().shape(1);
                    return Term.of(s, "cross_entropy(#, softmax(#))", w.operand(n), w.operand(n));
                }));
    }

    private static Construct.Body two(String template) {
        return (writer, shape) -> {
            Shape inner = writer.someShape();
            return Term.of(shape, template, writer.operand(inner), writer.operand(writer.broadcastTo(inner)));
        };
    }
}
