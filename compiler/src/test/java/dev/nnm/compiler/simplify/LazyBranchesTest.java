package dev.nnm.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyBranchesTest {

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final Node x = build.node(new Variable("x", Variable.Kind.INPUT, Shape.SCALAR));
    private final Node zero = build.constant(0);
    private final Node positive = build.apply(Elementwises.GREATER, x, zero);
    private final Node root = build.apply(Elementwises.SQRT, x);

    private Node lazy(Node node) {
        return LazyBranches.apply(graph, List.of(node)).get(0);
    }

    @Test
    void whatOneBranchUsesTwiceIsComputedThereOnly() {
        Node y = build.select(positive, build.multiply(root, build.add(root, x)), x);

        Node guarded = build.select(positive, root, zero);
        assertThat(lazy(y)).isSameAs(build.select(positive, build.multiply(guarded, build.add(guarded, x)), x));
    }

    @Test
    void whatBothBranchesUseStays() {
        Node y = build.select(positive, build.multiply(root, x), build.add(root, x));

        assertThat(lazy(y)).isSameAs(y);
    }

    @Test
    void whatTheConditionUsesStays() {
        Node large = build.apply(Elementwises.GREATER, root, build.constant(1));
        Node y = build.select(large, build.multiply(root, root), x);

        assertThat(lazy(y)).isSameAs(y);
    }

    @Test
    void whatIsUsedOnceIsEvaluatedInItsBranchAnyway() {
        Node y = build.select(positive, build.add(root, x), x);

        assertThat(lazy(y)).isSameAs(y);
    }

    @Test
    void conditionsAreSeenThroughBroadcasting() {
        Node v = build.node(new Variable("v", Variable.Kind.INPUT, Shape.of(3)));
        Node y = build.select(positive, build.multiply(root, v), v);

        Node guarded = build.select(positive, root, zero);
        assertThat(lazy(y)).isSameAs(build.select(positive, build.multiply(guarded, v), v));
    }

    @Test
    void theOtherBranchIsTakenWhereTheConditionDoesNotHold() {
        Node y = build.select(positive, x, build.multiply(root, build.add(root, x)));

        Node guarded = build.select(positive, zero, root);
        assertThat(lazy(y)).isSameAs(build.select(positive, x, build.multiply(guarded, build.add(guarded, x))));
    }
}
