package dev.nnm.cli.training;

import dev.nnm.runtime.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a training has learnt when the process is told to end. The virtual machine then runs a thread of this
 * class, which hands the weights of the last complete epoch over to be saved; the training itself has lost its right to
 * save or to report.
 */
public final class Interruption implements AutoCloseable {

    private final Keeper keeper;
    private final Thread hook = new Thread(this::interrupt, "nnm-interruption");

    private @Nullable Weights latest;
    private int epoch;
    private State state = State.TRAINING;

    private enum State {
        TRAINING,
        INTERRUPTED,
        FINISHED
    }

    /** Keeps what an interrupted training has learnt. */
    @FunctionalInterface
    public interface Keeper {

        /**
         * Saves the weights and says so.
         *
         * @param weights after the last complete epoch, or null if none is complete
         * @param epoch the number of that epoch
         */
        void keep(@Nullable Weights weights, int epoch);
    }

    private Interruption(Keeper keeper) {
        this.keeper = keeper;
    }

    /** Watches for the end of the process until it is closed. */
    public static Interruption watch(Keeper keeper) {
        Interruption interruption = new Interruption(keeper);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Notes the weights of a complete epoch. */
    public synchronized void completed(int completeEpoch, Weights weights) {
        epoch = completeEpoch;
        latest = weights;
    }

    /** The training is done; whether it may save and report, because it was not interrupted before. */
    public synchronized boolean finish() {
        if (state == State.TRAINING) {
            state = State.FINISHED;
        }
        return state == State.FINISHED;
    }

    /** Ends the training's right to save, and keeps what it has learnt. Does nothing once the training is done. */
    synchronized void interrupt() {
        if (state == State.TRAINING) {
            state = State.INTERRUPTED;
            keeper.keep(latest, epoch);
        }
    }

    @Override
    public void close() {
        finish();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has run or finds nothing to do.
            return;
        }
    }
}
