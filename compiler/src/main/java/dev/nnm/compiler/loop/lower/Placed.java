package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Statement;
import java.util.List;

/** What fusion makes: parts in the order and in the loops in which they run. */
sealed interface Placed {

    /**
     * A part whose indices are all bound.
     *
     * @param part the part
     */
    record Leaf(Part part) implements Placed {}

    /**
     * A loop.
     *
     * @param index its index
     * @param iterations how its iterations relate
     * @param body what it contains, in order
     */
    record Loop(LoopIndex index, Statement.Iterations iterations, List<Placed> body) implements Placed {

        public Loop {
            body = List.copyOf(body);
        }
    }
}
