package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * What random numbers are drawn from, new for each update of training: two scalars, whole numbers below 2²⁴.
 *
 * @param first one half
 * @param second the other half
 */
public record RandomDraw(Node first, Node second) {

    /** The number of values that each half can have. */
    private static final double HALVES = 0x1p24;

    /** The halves that lie in a vector. */
    public static RandomDraw of(GraphBuilder build, Node halves) {
        return new RandomDraw(element(build, halves, 0), element(build, halves, 1));
    }

    private static Node element(GraphBuilder build, Node vector, int index) {
        return build.view(new View(Shape.SCALAR, List.of(AffineIndex.fixed(index, 0))), vector);
    }

    /** Another draw for each number of a pass, such as the step of a loop. */
    public RandomDraw inPass(GraphBuilder build, int site, Node pass) {
        return new RandomDraw(half(build, site, 0, pass), half(build, site, 1, pass));
    }

    private Node half(GraphBuilder build, int site, int half, Node pass) {
        Node random = build.apply(
                Elementwises.RANDOM_UNIFORM, first, second, build.constant(site), build.constant(half), pass);
        return build.multiply(random, build.constant(HALVES));
    }

    /**
     * Random numbers.
     *
     * @param row how they are distributed
     * @param site tells the places at which random numbers are drawn apart
     * @param shape the shape for one example
     * @param perExample whether each example has numbers of its own
     */
    public Node numbers(GraphBuilder build, Elementwise row, int site, Shape shape, boolean perExample) {
        Node example = perExample ? build.node(new ExampleIndex()) : build.constant(0);
        int count = Math.toIntExact(shape.elementCount());
        Node position = count == 1 ? build.constant(0) : build.reshape(build.node(new Iota(count)), shape);
        return build.apply(row, first, second, build.constant(site), example, build.broadcast(position, shape));
    }
}
