package dev.nnm.compiler.emit;

import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import java.util.Random;

/** Makes functions of one long chain of operations on scalars, with constants that are all different. */
public final class LongChain {

    private LongChain() {}

    /**
     * A function of the inputs {@code x}, {@code y}, or of the parameters {@code x}, {@code y} if it is not batched.
     */
    public static GraphFunction of(int operations, boolean batched) {
        TestFunction function = new TestFunction();
        GraphBuilder build = function.build();
        Node x = batched ? function.input("x") : function.parameter("x");
        Node y = batched ? function.input("y") : function.parameter("y");
        Random random = new Random(operations);
        Node[] recent = {x, y, x, y};
        for (int i = 0; i < operations; i++) {
            Node a = recent[i % 4];
            Node b = recent[random.nextInt(4)];
            recent[i % 4] = switch (i % 5) {
                case 0 -> build.add(a, build.constant(0.001 + i * 1e-6));
                case 1 -> build.multiply(a, build.constant(1 - i * 1e-9));
                case 2 -> build.apply(Elementwises.SIN, b);
                case 3 -> build.subtract(a, b);
                default -> build.apply(Elementwises.TANH, build.add(a, b));
            };
        }
        Node sum = build.add(build.add(recent[0], recent[1]), build.add(recent[2], recent[3]));
        return function.result("z", sum).function("chain");
    }
}
