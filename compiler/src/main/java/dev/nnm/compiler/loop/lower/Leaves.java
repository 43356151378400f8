package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import java.util.List;

/** What is given to one level of a program: the function's arguments, or what a loop gives to its steps. */
interface Leaves {

    /**
     * An element of a node that is not computed at this level.
     *
     * @throws IllegalArgumentException if the node is not given
     */
    Scalar read(Access access);

    /** Whether a node is given to all steps of a loop as the same. */
    boolean isSameInAllSteps(Node node);

    /** Has something done before the first step, which reads only what is the same in all steps. */
    void doBeforeSteps(List<Statement> statements);
}
