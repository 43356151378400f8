package dev.nnm.compiler.emit;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Functions with loops, each a scalar for each example, of an input x [4, 3], and parameters h0 [3] and w [3, 3]. */
public enum LoopPrograms {
    LAST_STATE {
        @Override
        Node of(LoopPrograms.Builder b) {
            Node scan = b.recurrent(false);
            return b.squares(b.last(scan));
        }
    },
    ALL_STATES_BACKWARDS {
        @Override
        Node of(LoopPrograms.Builder b) {
            Node scan = b.recurrent(true);
            Node all = b.g.result(scan, Kind.STACKED, b.next(scan));
            return b.total(b.g.multiply(all, b.g.apply(Elementwises.SIN, all)));
        }
    },
    STATES_BEFORE_AND_AFTER {
        @Override
        Node of(LoopPrograms.Builder b) {
            Node scan = b.recurrent(false);
            Node before = b.g.result(scan, Kind.STACKED, b.state(scan));
            Node after = b.g.result(scan, Kind.STACKED, b.next(scan));
            return b.total(b.g.multiply(before, b.g.add(after, b.last(scan))));
        }
    },
    SUM_OVER_STEPS {
        @Override
        Node of(LoopPrograms.Builder b) {
            Node scan = b.recurrent(false);
            Node sum = b.g.result(scan, Kind.SUMMED, b.g.square(b.next(scan)));
            return b.total(b.g.multiply(sum, b.last(scan)));
        }
    },
    LOOP_IN_A_LOOP {
        @Override
        Node of(LoopPrograms.Builder b) {
            Node s = b.bound("s", true, 3);
            Node xs = b.bound("xs", true, 4, 3);
            Node ws = b.bound("ws", false, 3, 3);
            Node inner = b.recurrent(false, s, xs, ws);
            Node last = b.last(inner);
            Node outer = b.scan(3, List.of(s), List.of(), List.of(xs, ws), List.of(last), null, b.h0, b.x, b.w);
            return b.squares(b.last(outer));
        }
    },
    LOOP_OVER_STATES_OF_A_LOOP {
        @Override
        Node of(LoopPrograms.Builder b) {
            Node first = b.recurrent(true);
            Node all = b.g.result(first, Kind.STACKED, b.next(first));
            Node second = b.recurrent(false, b.last(first), all, b.g.transpose(b.w));
            return b.squares(b.last(second));
        }
    },
    EARLY_EXIT {
        @Override
        Node of(LoopPrograms.Builder b) {
            return b.squares(b.last(b.shrinking()));
        }
    },
    EARLY_EXIT_WITH_ALL_STEPS {
        @Override
        Node of(LoopPrograms.Builder b) {
            Node scan = b.shrinking();
            Node all = b.g.result(scan, Kind.STACKED, b.next(scan));
            Node norms = b.g.result(scan, Kind.SUMMED, b.squares(b.state(scan)));
            return b.g.add(b.total(b.g.multiply(all, all)), norms);
        }
    },
    SCALARS {
        @Override
        Node of(LoopPrograms.Builder b) {
            GraphBuilder g = b.g;
            Node a = b.bound("a", false);
            Node c = b.bound("c", false);
            Node t = b.bound("i", false);
            Node k = b.bound("k", false);
            Node change = g.multiply(g.constant(0.1), g.apply(Elementwises.SIN, g.add(c, g.multiply(k, t))));
            Node scan = b.scan(
                    6,
                    List.of(a, c),
                    List.of(t),
                    List.of(k),
                    List.of(g.add(a, change), g.subtract(c, g.multiply(change, a))),
                    null,
                    b.element(b.h0, 0),
                    b.element(b.h0, 1),
                    g.node(new Iota(6)),
                    b.element(b.h0, 2));
            Node both = g.multiply(g.result(scan, Kind.FINAL, a), g.result(scan, Kind.FINAL, c));
            return g.multiply(both, b.total(b.x));
        }
    },
    EXCHANGED_STATES {
        @Override
        Node of(LoopPrograms.Builder b) {
            Node p = b.bound("p", true, 3);
            Node q = b.bound("q", true, 3);
            Node delay = b.bound("delay", true, 3);
            Node xt = b.bound("xt", true, 3);
            Node scan = b.scan(
                    4,
                    List.of(p, q, delay),
                    List.of(xt),
                    List.of(),
                    List.of(q, b.g.add(p, b.g.multiply(q, delay)), xt),
                    null,
                    b.h0,
                    b.g.apply(Elementwises.SIN, b.h0),
                    b.g.constant(1, Shape.of(3)),
                    b.x);
            return b.total(b.g.multiply(b.last(scan), b.g.result(scan, Kind.FINAL, q)));
        }
    },
    RESHAPED_STEPS {
        @Override
        Node of(LoopPrograms.Builder b) {
            GraphBuilder g = b.g;
            Node m = b.bound("m", true, 3, 4);
            Node s = b.bound("s", true, 2, 6);
            Node doubled = g.reshape(g.multiply(m, g.constant(0.5)), Shape.of(2, 6));
            Node moved = g.reshape(g.transpose(g.reshape(s, Shape.of(4, 3))), Shape.of(2, 6));
            Node flat = g.reshape(g.reshape(m, Shape.of(12)), Shape.of(2, 6));
            Node next = g.add(g.add(doubled, g.apply(Elementwises.SIN, moved)), flat);
            Node scan = b.scan(
                    3,
                    List.of(s),
                    List.of(),
                    List.of(m),
                    List.of(next),
                    null,
                    g.reshape(b.x, Shape.of(2, 6)),
                    g.transpose(b.x));
            return b.total(b.last(scan));
        }
    },
    GATHERING_STEPS {
        @Override
        Node of(LoopPrograms.Builder b) {
            GraphBuilder g = b.g;
            Node h = b.bound("h", true, 3);
            Node xt = b.bound("xt", true, 3);
            Node w = b.bound("w", false, 3, 3);
            Node chosen = g.gather(w, List.of(g.node(new Iota(3)), g.multiply(xt, g.constant(2))));
            Node moved = g.scatter(g.multiply(h, chosen), Shape.of(3), List.of(g.add(xt, g.constant(0.7))));
            Node next = g.add(moved, g.apply(Elementwises.TANH, h));
            Node scan = b.scan(4, List.of(h), List.of(xt), List.of(w), List.of(next), null, b.h0, b.x, b.w);
            return b.squares(b.last(scan));
        }
    },
    OVER_THE_BATCH {
        @Override
        Node of(LoopPrograms.Builder b) {
            GraphBuilder g = b.g;
            Node h = b.bound("h", true, 3);
            Node xt = b.bound("xt", true, 3);
            Node mean = g.batchMean(g.add(h, xt));
            Node next = g.apply(Elementwises.TANH, g.subtract(g.add(h, xt), mean));
            Node scan = b.scan(4, List.of(h), List.of(xt), List.of(), List.of(next), null, b.h0, b.x);
            return b.squares(g.add(b.last(scan), b.g.result(scan, Kind.SUMMED, mean)));
        }
    };

    abstract Node of(Builder b);

    /** A program with its variables. */
    public record Program(TestFunction function, Node y, List<Node> variables) {}

    /** The program as a function whose results are still to be added. */
    public Program program() {
        TestFunction function = new TestFunction();
        Builder builder = new Builder(function);
        return new Program(function, of(builder), List.of(builder.x, builder.h0, builder.w));
    }

    /** Builds loops. */
    static final class Builder {

        final GraphBuilder g;
        final Node x;
        final Node h0;
        final Node w;

        Builder(TestFunction function) {
            g = function.build();
            x = function.input("x", 4, 3);
            h0 = function.parameter("h0", 3);
            w = function.parameter("w", 3, 3);
        }

        Node bound(String name, boolean batched, Integer... sizes) {
            return g.bound(name, new NodeType(ElementType.REAL, Shape.of(sizes), batched));
        }

        Node scan(
                int steps,
                List<Node> states,
                List<Node> elements,
                List<Node> invariants,
                List<Node> next,
                @Nullable Node condition,
                Node... arguments) {
            return g.scan(
                    new ScanBody(steps, false, states, elements, invariants, next, condition), List.of(arguments));
        }

        Node recurrent(boolean reversed) {
            return recurrent(reversed, h0, x, w);
        }

        /** h ← tanh(W·h + x_t) · x_t, over the first axis of x. */
        Node recurrent(boolean reversed, Node initial, Node sequence, Node weights) {
            Node h = bound("h", true, 3);
            Node xt = bound("xt", true, 3);
            Node u = bound("u", false, 3, 3);
            Node product = g.sum(g.multiply(u, h), List.of(1));
            Node next = g.multiply(g.apply(Elementwises.TANH, g.add(product, xt)), xt);
            ScanBody body = new ScanBody(4, reversed, List.of(h), List.of(xt), List.of(u), List.of(next), null);
            return g.scan(body, List.of(initial, sequence, weights));
        }

        /** h ← sin(W·h) while |h|² > 0.3, each example for itself. */
        Node shrinking() {
            Node h = bound("h", true, 3);
            Node u = bound("u", false, 3, 3);
            Node goesOn = g.apply(Elementwises.GREATER, squares(h), g.constant(0.3));
            Node step = g.apply(Elementwises.SIN, g.sum(g.multiply(u, h), List.of(1)));
            Node next = g.select(goesOn, step, h);
            return scan(50, List.of(h), List.of(), List.of(u), List.of(next), goesOn, g.sum(x, List.of(0)), w);
        }

        Node state(Node scan) {
            return Scan.body(scan).states().get(0);
        }

        Node next(Node scan) {
            return Scan.body(scan).next().get(0);
        }

        Node last(Node scan) {
            return g.result(scan, Kind.FINAL, state(scan));
        }

        Node element(Node vector, int index) {
            return g.gather(vector, List.of(g.constant(index)));
        }

        Node total(Node node) {
            return g.sum(node, GraphBuilder.allAxes(node));
        }

        Node squares(Node node) {
            return total(g.square(node));
        }
    }

    /** All programs. */
    static Stream<LoopPrograms> all() {
        return Stream.of(values());
    }
}
