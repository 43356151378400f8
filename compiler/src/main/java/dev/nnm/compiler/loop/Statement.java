package dev.nnm.compiler.loop;

import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.op.Elementwise;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done in order. */
public sealed interface Statement {

    /** A statement that computes something of the user's program. */
    sealed interface Computation extends Statement {

        /** What it computes, in the user's terms. */
        Origin origin();

        /** The value that it computes. */
        Scalar value();
    }

    /** A statement that contains others. */
    sealed interface Block extends Statement {

        /** What it contains. */
        List<Statement> body();

        /** The same around something else. */
        Block withBody(List<Statement> other);
    }

    /**
     * A loop.
     *
     * @param index its variable
     * @param iterations how its iterations relate
     * @param body what is done for each value of the variable
     * @param inLanes whether several iterations are done at once, one in each lane of vectors
     * @param arraysPerLane the names of the arrays that have room for each lane
     * @param shared whether each part of a task does some of the iterations
     */
    record Loop(
            LoopIndex index,
            Iterations iterations,
            List<Statement> body,
            boolean inLanes,
            Set<String> arraysPerLane,
            boolean shared)
            implements Block {

        /** Copies the body. */
        public Loop {
            body = List.copyOf(body);
            arraysPerLane = Set.copyOf(arraysPerLane);
        }

        /** A loop that is done iteration by iteration. */
        public Loop(LoopIndex index, Iterations iterations, List<Statement> body) {
            this(index, iterations, body, false, Set.of(), false);
        }

        @Override
        public Loop withBody(List<Statement> other) {
            return new Loop(index, iterations, other, inLanes, arraysPerLane, shared);
        }

        /** Loops around a statement, the first outermost, whose iterations need nothing of one another. */
        public static Statement independent(List<LoopIndex> indices, Statement inside) {
            Statement nest = inside;
            for (int k = indices.size() - 1; k >= 0; k--) {
                nest = new Loop(indices.get(k), Iterations.INDEPENDENT, List.of(nest));
            }
            return nest;
        }

        /** The same loop with several iterations at once; these arrays have room for each lane. */
        public Loop asLanes(Set<String> perLane) {
            return new Loop(index, iterations, body, true, perLane, shared);
        }

        /** The same loop with iterations that the parts of a task share. */
        public Loop asShared() {
            return new Loop(index, iterations, body, inLanes, arraysPerLane, true);
        }
    }

    /** How the iterations of a loop relate. */
    enum Iterations {
        /** No iteration needs what another computes: any order gives the same result. */
        INDEPENDENT,
        /** The iterations accumulate into common places; otherwise they are independent. */
        ACCUMULATING,
        /** The steps of a loop of the user's: each needs what the one before has left. */
        SEQUENTIAL,
        /** The same, from the last value of the index to the first. */
        BACKWARDS;

        /** Whether the iterations must run one after the other. */
        public boolean areSteps() {
            return this == SEQUENTIAL || this == BACKWARDS;
        }
    }

    /**
     * Declares a local variable.
     *
     * @param local the variable
     * @param value its value, or the start value of an accumulation
     * @param origin what it is
     */
    record Define(Local local, Scalar value, Origin origin) implements Computation {}

    /**
     * Gives a local variable another value.
     *
     * @param local the variable, defined before
     * @param value its new value
     * @param origin what it is
     */
    record Assign(Local local, Scalar value, Origin origin) implements Computation {}

    /**
     * Ends the steps of the innermost loop that has steps, unless something holds. It stands in the body of that loop
     * itself.
     *
     * @param value what must hold for the steps to go on
     * @param origin what it is
     */
    record Leave(Scalar value, Origin origin) implements Computation {}

    /**
     * Combines a value into a local variable.
     *
     * @param local the variable, defined before
     * @param combine how
     * @param value what to combine it with
     * @param origin what it is
     */
    record Accumulate(Local local, Elementwise combine, Scalar value, Origin origin) implements Computation {}

    /**
     * Sets an element of an array.
     *
     * @param buffer the tensor that is written
     * @param index the position after the buffer's offset, the batch included
     * @param value a number
     * @param origin what it is
     */
    record Store(Buffer buffer, Affine index, Scalar value, Origin origin) implements Computation {}

    /**
     * Combines a value into an element of an array.
     *
     * @param buffer the tensor that is changed
     * @param index the position after the buffer's offset, the batch included
     * @param checks nothing happens unless these hold
     * @param combine how
     * @param value a number to combine it with
     * @param origin what it is
     */
    record AccumulateStore(
            Buffer buffer, Affine index, List<RangeCheck> checks, Elementwise combine, Scalar value, Origin origin)
            implements Computation {

        /** Copies the checks. */
        public AccumulateStore {
            checks = List.copyOf(checks);
        }
    }

    /**
     * Sums products over some indices, for all values of others: a matrix product, or several.
     *
     * @param value left · right, each one an element of an array or 0 where that does not exist
     * @param tiling the indices, and how to go about them
     * @param panels where the panels of the right factor lie, each after the other, if they were copied before
     * @param buffer the tensor that is written
     * @param index the position after the buffer's offset, the batch included
     * @param adds whether the sums are added to what is there
     * @param origin what it is
     */
    record Contraction(
            Scalar.Apply value,
            Tiling tiling,
            @Nullable Buffer panels,
            Buffer buffer,
            Affine index,
            boolean adds,
            Origin origin)
            implements Computation {

        /** The factor that has the rows. */
        public Scalar left() {
            return value.arguments().get(0);
        }

        /** The factor that has the columns. */
        public Scalar right() {
            return value.arguments().get(1);
        }

        /** Whether each panel is copied when its turn has come. */
        public boolean copiesPanels() {
            return panels == null && !tiling.hasPanelsInPlace();
        }

        /** The numbers that each thread needs room for. */
        public Amount passingRoom() {
            return copiesPanels() ? tiling.passingRoom().plus(tiling.panel()) : tiling.passingRoom();
        }
    }

    /**
     * A contraction and its epilogue: a loop over the result, done for the columns of each panel as soon as they are
     * there, by the thread that has computed them.
     *
     * @param column the index of the epilogue, or of a loop in it, that runs over the contraction's columns
     * @param body the contraction, then the epilogue
     */
    record Fused(LoopIndex column, List<Statement> body) implements Block {

        /** Copies the body. */
        public Fused {
            body = List.copyOf(body);
        }

        @Override
        public Fused withBody(List<Statement> other) {
            return new Fused(column, other);
        }

        /** The contraction. */
        public Contraction contraction() {
            return (Contraction) body.get(0);
        }

        /** The loop that follows each panel. */
        public Loop epilogue() {
            return (Loop) body.get(1);
        }
    }

    /**
     * Finds a position: a number rounded to an integer, −1 if that is not a position. What the number is made of does
     * not change before the position is used for the last time.
     *
     * @param index stands for the position; its extent is computed
     * @param value the number
     * @param origin what it is
     */
    record DefinePosition(LoopIndex index, Scalar value, Origin origin) implements Computation {}

    /**
     * Calls a method of the program.
     *
     * @param method its name
     * @param arguments the loop indices that it is given
     */
    record Call(String method, List<LoopIndex> arguments) implements Statement {

        /** Copies the arguments. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
