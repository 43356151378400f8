package dev.nnm.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums in which an index is tied to others by equality. */
class OneHotSumsTest {

    private static final Shape CUBE = Shape.of(3, 3, 3);

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final Node x = build.node(new Variable("x", Variable.Kind.INPUT, CUBE));

    private Node equal(Node a, Node b) {
        return build.apply(Elementwises.EQUAL, a, b);
    }

    private Node axis(int axis) {
        return build.index(axis, CUBE);
    }

    private Node simplified(Node node) {
        Node after =
                Simplifier.simplify(graph, List.of(node), Rewrites.LOWERING).get(0);
        RewriteVerifier.assertClose(graph, node, after, Points.between(-3, 3), 1e-15);
        return after;
    }

    private boolean hasReduction(Node node) {
        return graph.reachable(List.of(node)).stream().anyMatch(n -> n.operation() instanceof Reduce);
    }

    @Test
    void anIndexEqualToAnother() {
        Node sum = build.sum(build.select(equal(axis(1), axis(0)), x, build.constant(0)), List.of(1));
        View diagonal = new View(
                Shape.of(3, 3), List.of(AffineIndex.axis(0, 2), AffineIndex.axis(0, 2), AffineIndex.axis(1, 2)));
        Node after = simplified(sum);
        assertThat(after.operation()).isEqualTo(diagonal);
        assertThat(after.argument(0)).isSameAs(x);
    }

    @Test
    void choicesSeenThroughAView() {
        Node chosen = build.select(equal(axis(1), axis(0)), build.square(x), build.constant(0));
        Node turned = build.permute(chosen, List.of(2, 0, 1));
        assertThat(hasReduction(simplified(build.sum(turned, List.of(2))))).isFalse();
    }

    @Test
    void twoIndicesWithValues() {
        Node both = build.apply(Elementwises.AND, equal(axis(0), build.constant(2)), equal(build.constant(1), axis(2)));
        Node square = build.square(x);
        Node after = simplified(build.sum(build.select(both, square, build.constant(0)), List.of(0, 2)));
        assertThat(hasReduction(after)).isFalse();
        assertThat(after.operation()).isSameAs(Elementwises.MULTIPLY);
        assertThat(after.argument(0).shape()).isEqualTo(Shape.of(3));
    }

    @Test
    void nestedChoices() {
        Node inner = build.select(equal(axis(1), axis(0)), x, build.constant(0));
        Node outer = build.select(equal(axis(2), axis(0)), inner, build.constant(0));
        assertThat(hasReduction(simplified(build.sum(outer, List.of(1, 2))))).isFalse();
    }

    @Test
    void aValueThatTheIndexDoesNotTake() {
        Node tied = equal(axis(1), build.subtract(axis(0), build.constant(1)));
        Node shifted = build.apply(Elementwises.EXP, x);
        Node after = simplified(build.sum(build.select(tied, shifted, build.constant(0)), List.of(1)));
        assertThat(hasReduction(after)).isFalse();
        assertThat(after.operation()).isSameAs(Elementwises.SELECT);
    }

    @Test
    void anotherIndexKeepsTheSum() {
        Node tied = equal(axis(0), axis(1));
        assertThat(hasReduction(simplified(build.sum(build.select(tied, x, build.constant(0)), List.of(2)))))
                .isTrue();
        Node partly = simplified(build.sum(build.select(tied, x, build.constant(0)), List.of(0, 2)));
        assertThat(graph.reachable(List.of(partly)))
                .filteredOn(n -> n.operation() instanceof Reduce)
                .singleElement()
                .satisfies(n -> assertThat(((Reduce) n.operation()).axes()).containsExactly(1));
    }
}
