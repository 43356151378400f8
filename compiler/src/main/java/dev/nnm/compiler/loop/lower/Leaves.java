package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Scalar;

/** What is given to one level of a program: the function's arguments, or what a loop gives to its steps. */
interface Leaves {

    /**
     * An element of a node that is not computed at this level.
     *
     * @throws IllegalArgumentException if the node is not given
     */
    Scalar read(Access access);
}
