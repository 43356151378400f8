package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a loop gives to its steps: states where they are kept, and the elements of sequences and invariants read right
 * where they lie around the loop.
 */
final class StepLeaves implements Leaves {

    private final ScanStorage storage;
    private final ScanBody body;
    private final Inliner around;
    private final Leaves outer;
    private final List<Statement> before = new ArrayList<>();

    /**
     * What a loop gives.
     *
     * @param storage where the states are
     * @param around reads the loop's arguments
     * @param outer what is given around the loop
     */
    StepLeaves(ScanStorage storage, Inliner around, Leaves outer) {
        this.storage = storage;
        this.body = Scan.body(storage.scan());
        this.around = around;
        this.outer = outer;
    }

    @Override
    public Scalar read(Access access) {
        Node node = access.node();
        Optional<Location> state = storage.state(node);
        if (state.isPresent()) {
            return state.get().read(access);
        }
        int position = body.bound().indexOf(node);
        if (position < 0) {
            return outer.read(access);
        }
        Node argument = storage.scan().argument(position);
        Point point = body.elements().contains(node) ? inSequence(access) : access.point();
        Scalar value = access.flat() ? around.flat(argument, point) : around.value(argument, point);
        return value.as(node.type().element());
    }

    @Override
    public boolean isSameInAllSteps(Node node) {
        return body.invariants().contains(node);
    }

    @Override
    public void doBeforeSteps(List<Statement> statements) {
        before.addAll(statements);
    }

    /** What is to be done before the first step. */
    List<Statement> before() {
        return before;
    }

    private Point inSequence(Access access) {
        Affine step = Affine.of(storage.step());
        Point point = access.point();
        if (access.flat()) {
            int row = Math.toIntExact(access.node().shape().elementCount());
            return point.at(List.of(step.times(row).plus(point.indices().get(0))));
        }
        List<Affine> indices = new ArrayList<>(List.of(step));
        indices.addAll(point.indices());
        return point.at(indices);
    }
}
