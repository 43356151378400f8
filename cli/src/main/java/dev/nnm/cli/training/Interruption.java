package dev.nnm.cli.training;

import dev.nnm.runtime.train.EpochRecord;
import dev.nnm.runtime.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a training has learnt when the process is told to end. The virtual machine then runs a thread of this
 * class, which hands the weights of the last complete epoch over to be saved; the training itself has lost its right to
 * save or to report.
 */
public final class Interruption implements AutoCloseable {

    private final Keeper keeper;
    private final Thread hook = new Thread(this::interrupt, "nnm-interruption");

    private final List<EpochRecord> history = new ArrayList<>();
    private @Nullable Double lossBefore;
    private @Nullable Weights latest;
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
         * @param reached how far the training has come
         */
        void keep(Reached reached);
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

    /** Notes the loss before the first epoch. */
    public synchronized void started(double initialLoss) {
        lossBefore = initialLoss;
    }

    /** Notes a complete epoch and the weights after it. */
    public synchronized void completed(EpochRecord epoch, Weights weights) {
        history.add(epoch);
        latest = weights;
    }

    /** How far the training has come. */
    public synchronized Reached reached() {
        return new Reached(lossBefore, history, latest);
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
            keeper.keep(reached());
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
